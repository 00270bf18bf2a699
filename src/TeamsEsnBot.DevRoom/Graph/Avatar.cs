using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>A drawn face for each person: always the same for the same id, so that people are recognised in the DevRoom.</summary>
internal static class Avatar
{
    /// <summary>Pixels of the largest photo that the company's people have uploaded.</summary>
    public const int Largest = 240;

    private const int Samples = 2; // per pixel and direction, so that round edges look round

    private readonly record struct Colour(byte Red, byte Green, byte Blue);

    private readonly record struct Shape(Func<double, double, bool> Covers, Colour Colour);

    private static readonly int[] Sizes = [48, 64, 96, 120, Largest];

    private static readonly Colour[] Walls =
        [new(0xD6, 0xE8, 0xE4), new(0xF6, 0xE3, 0xC8), new(0xDC, 0xE3, 0xF5), new(0xF3, 0xD9, 0xDC), new(0xE3, 0xED, 0xCF), new(0xE6, 0xDD, 0xF0)];

    private static readonly Colour[] Skins =
        [new(0xF3, 0xD0, 0xB5), new(0xE2, 0xB0, 0x8C), new(0xC6, 0x8B, 0x62), new(0x9A, 0x63, 0x43), new(0x6B, 0x43, 0x2E)];

    private static readonly Colour[] Hairs =
        [new(0x2B, 0x22, 0x20), new(0x5A, 0x3A, 0x26), new(0x96, 0x5F, 0x35), new(0xD8, 0xB3, 0x6A), new(0xA5, 0x3F, 0x2B), new(0xB5, 0xB5, 0xB8)];

    private static readonly Colour[] Shirts =
        [new(0x2F, 0x6F, 0x6B), new(0xB8, 0x4A, 0x3E), new(0x3C, 0x5A, 0x9A), new(0x7A, 0x4E, 0x8C), new(0xD0, 0x92, 0x2E), new(0x4C, 0x7A, 0x3D)];

    private static readonly Colour Dark = new(0x2A, 0x22, 0x22);

    /// <summary>Pixels of a Graph size such as <c>96x96</c>; null when the photo does not exist in it.</summary>
    public static int? PixelsOf(string size)
    {
        var found = Array.Find(Sizes, pixels => size == string.Create(CultureInfo.InvariantCulture, $"{pixels}x{pixels}"));
        return found > 0 ? found : null;
    }

    /// <summary>The person's picture as PNG, <paramref name="pixels"/> wide and high.</summary>
    public static byte[] Of(string personId, int pixels)
    {
        var shapes = Face(SHA256.HashData(Encoding.UTF8.GetBytes(personId)), out var wall);
        var picture = new byte[pixels * pixels * 3];

        for (var at = 0; at < pixels * pixels; at++)
        {
            var (red, green, blue) = (0, 0, 0);

            for (var sample = 0; sample < Samples * Samples; sample++)
            {
                // The face is described in a square from 0 to 1, downwards.
                var x = ((at % pixels) + (((sample % Samples) + 0.5) / Samples)) / pixels;
                var y = ((at / pixels) + (((sample / Samples) + 0.5) / Samples)) / pixels;
                var top = Array.FindLast(shapes, shape => shape.Covers(x, y)) is { Covers: not null } hit ? hit.Colour : wall;
                (red, green, blue) = (red + top.Red, green + top.Green, blue + top.Blue);
            }

            picture[at * 3] = (byte)(red / (Samples * Samples));
            picture[(at * 3) + 1] = (byte)(green / (Samples * Samples));
            picture[(at * 3) + 2] = (byte)(blue / (Samples * Samples));
        }

        return Png.Encode(pixels, pixels, picture);
    }

    private static Shape[] Face(byte[] chance, out Colour wall)
    {
        wall = Walls[chance[0] % Walls.Length];
        var skin = Skins[chance[1] % Skins.Length];
        var hair = Hairs[chance[2] % Hairs.Length];
        var shirt = Shirts[chance[3] % Shirts.Length];

        // Later shapes cover earlier ones.
        Shape[] behind = (chance[4] % 4) switch
        {
            0 => [new(Oval(0.5, 0.46, 0.29, 0.34), hair)],
            1 => [new(Oval(0.5, 0.4, 0.27, 0.26), hair), new(Oval(0.5, 0.12, 0.1, 0.09), hair)],
            2 => [new(Oval(0.5, 0.4, 0.31, 0.28), hair)],
            _ => [new(Oval(0.5, 0.39, 0.25, 0.25), hair)],
        };
        var (brow, mouth, lip) = (Oval(0.5, 0.47, 0.215, 0.255), Oval(0.5, 0.56, 0.09, 0.075), Oval(0.5, 0.53, 0.1, 0.075));
        Shape[] head =
        [
            new(Oval(0.5, 1.02, 0.38, 0.3), shirt),
            new((x, y) => Math.Abs(x - 0.5) < 0.08 && y is > 0.6 and < 0.8, skin),
            new(Oval(0.5, 0.47, 0.21, 0.25), skin),
            new((x, y) => y < 0.3 + (0.05 * Math.Sin((x + chance[5]) * 9)) && brow(x, y), hair),
            new(Oval(0.42, 0.46, 0.024, 0.03), Dark),
            new(Oval(0.58, 0.46, 0.024, 0.03), Dark),
            new((x, y) => mouth(x, y) && !lip(x, y), Dark),
        ];
        Shape[] glasses = chance[6] % 3 > 0 ? [] :
        [
            new(Ring(0.42, 0.46, 0.07), Dark),
            new(Ring(0.58, 0.46, 0.07), Dark),
        ];

        return [.. behind, .. head, .. glasses];
    }

    private static Func<double, double, bool> Oval(double middle, double height, double wide, double high) => (x, y) =>
    {
        var (across, down) = ((x - middle) / wide, (y - height) / high);
        return (across * across) + (down * down) < 1;
    };

    private static Func<double, double, bool> Ring(double middle, double height, double radius)
    {
        var (outer, inner) = (Oval(middle, height, radius, radius), Oval(middle, height, radius - 0.014, radius - 0.014));
        return (x, y) => outer(x, y) && !inner(x, y);
    }
}
