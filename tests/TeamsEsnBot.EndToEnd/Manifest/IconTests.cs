namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>The rules of the Teams store for an app's two icons, read from the committed pixels.</summary>
[TestFixture]
internal sealed class IconTests
{
    private static readonly Picture Color = Picture.Of(File.ReadAllBytes(Repository.File("manifest/color.png")));
    private static readonly Picture Outline = Picture.Of(File.ReadAllBytes(Repository.File("manifest/outline.png")));

    [Test]
    public void The_color_icon_is_a_full_square_of_192_pixels()
    {
        Assert.That((Color.Width, Color.Height), Is.EqualTo((192, 192)));
        Assert.That(Color.Pixels.Select(pixel => pixel.Opacity), Is.All.EqualTo(255));
    }

    [Test]
    public void The_color_icon_keeps_its_picture_in_the_middle_where_Teams_crops_nothing()
    {
        var ground = Color.Pixels[0];
        var drawn = Color.Pixels.Index().Where(pixel => pixel.Item != ground).Select(pixel => (X: pixel.Index % 192, Y: pixel.Index / 192)).ToList();

        Assert.That(drawn, Is.Not.Empty);
        Assert.That(drawn, Has.All.Matches<(int X, int Y)>(at => at is { X: >= 48 and < 144, Y: >= 48 and < 144 }));
    }

    [Test]
    public void The_outline_icon_is_white_on_nothing_and_32_pixels_wide()
    {
        Assert.That((Outline.Width, Outline.Height), Is.EqualTo((32, 32)));
        Assert.That(Strangers(Outline), Is.Empty);
        Assert.That(Outline.Pixels.Count(pixel => pixel.Opacity == 255), Is.GreaterThan(50), "There is hardly anything to see.");
        Assert.That(Outline.Pixels.Count(pixel => pixel.Opacity == 0), Is.GreaterThan(50), "There is hardly anything to see through.");
    }

    [Test]
    public void An_outline_icon_with_one_grey_pixel_would_be_caught() => Assert.That(
        Strangers(Outline with { Pixels = [.. Outline.Pixels, new Pixel(254, 254, 254, 255)] }), Has.Exactly(1).Items);

    [Test]
    public void The_colors_of_the_committed_icon_are_read_right() =>
        // The accent color of the manifest is the icon's ground, so that Teams' frame and the icon agree.
        Assert.That(File.ReadAllText(Repository.File("manifest/manifest.json")),
            Does.Contain($"\"accentColor\": \"#{Color.Pixels[0].Red:X2}{Color.Pixels[0].Green:X2}{Color.Pixels[0].Blue:X2}\""));

    private static IEnumerable<Pixel> Strangers(Picture outline) =>
        outline.Pixels.Where(pixel => pixel.Opacity != 0 && pixel is not { Red: 255, Green: 255, Blue: 255 });
}
