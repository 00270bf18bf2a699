using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Graph.Models.ODataErrors;
using TeamsEsnBot.DevRoom.Graph;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>Everybody with a photo has a face of their own; it is a picture that any viewer can open.</summary>
internal sealed class GraphPhotos
{
    private GraphRoom _graph = null!;

    [OneTimeSetUp]
    public async Task Open() => _graph = await GraphRoom.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _graph.DisposeAsync();

    [TestCase("48x48", 48, 3_000)]
    [TestCase("96x96", 96, 8_000)]
    [TestCase("240x240", 240, 30_000)]
    public async Task A_photo_comes_in_the_size_asked_for_and_is_small(string size, int pixels, int mostBytes)
    {
        var photo = await PhotoAsync("Inês", size);

        var (width, height, lines) = Decoded(photo);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((width, height), Is.EqualTo((pixels, pixels)));
            Assert.That(lines, Has.Length.EqualTo(pixels * ((pixels * 3) + 1)), "Every line has its filter byte and three bytes a pixel.");
            Assert.That(photo, Has.Length.LessThan(mostBytes));
        }
    }

    [Test]
    public async Task A_person_always_looks_the_same_and_like_nobody_else()
    {
        var faces = new List<string>();

        foreach (var person in GraphRoom.Company.People.Where(person => person.HasPhoto))
        {
            faces.Add(Convert.ToBase64String(await PhotoAsync(person.DisplayName, "48x48")));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(faces, Is.Unique);
            Assert.That(await PhotoAsync("Helena", "48x48"), Is.EqualTo(Convert.FromBase64String(faces[0])));
        }
    }

    [TestCase("Mateus", "48x48")]
    [TestCase("Ingrid", "240x240")]
    [TestCase("Inês", "648x648")]
    [TestCase("Inês", "50x50")]
    public void Without_a_photo_in_that_size_the_image_is_not_found(string name, string size)
    {
        var missing = Assert.CatchAsync<ODataError>(() => PhotoAsync(name, size));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missing!.ResponseStatusCode, Is.EqualTo(404));
            Assert.That(missing.Error!.Code, Is.EqualTo("ImageNotFound"));
        }
    }

    [Test]
    public async Task Without_a_size_the_largest_photo_comes()
    {
        await using var photo = await _graph.Client.Users[GraphRoom.Person("Inês").Id].Photo.Content.GetAsync();
        using var bytes = new MemoryStream();
        await photo!.CopyToAsync(bytes);

        Assert.That(bytes.ToArray(), Is.EqualTo(await PhotoAsync("Inês", "240x240")));
    }

    // The check value of this checksum and the last chunk of every PNG are published figures.
    [TestCase("123456789", 0xCBF43926)]
    [TestCase("IEND", 0xAE426082)]
    public void Chunks_carry_the_checksum_that_viewers_expect(string bytes, uint checksum) =>
        Assert.That(Png.Crc32(Encoding.ASCII.GetBytes(bytes)), Is.EqualTo(checksum));

    private async Task<byte[]> PhotoAsync(string name, string size)
    {
        await using var photo = await _graph.Client.Users[GraphRoom.Person(name).Id].Photos[size].Content.GetAsync();
        using var bytes = new MemoryStream();
        await photo!.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Reads the chunks as a viewer does: signature, header, checksums, and the compressed lines.</summary>
    private static (int Width, int Height, byte[] Lines) Decoded(byte[] png)
    {
        Assert.That(png[..8], Is.EqualTo(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }));
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        var names = new List<string>();

        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            Assert.That(BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)), Is.EqualTo(Png.Crc32(png.AsSpan(at + 4, length + 4))), name);

            if (name == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                Assert.That(data[8..].ToArray(), Is.EqualTo(new byte[] { 8, 2, 0, 0, 0 }), "8 bits, three channels, not interlaced.");
            }
            else if (name == "IDAT")
            {
                packed.Write(data);
            }

            names.Add(name);
            at += length + 12;
        }

        Assert.That(names, Is.EqualTo(["IHDR", "IDAT", "IEND"]));
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var lines = new MemoryStream();
        zlib.CopyTo(lines);
        return (width, height, lines.ToArray());
    }
}
