namespace TeamsEsnBot.CompanyDirectory;

/// <summary>A picture small enough to travel inside a card.</summary>
internal static class PhotoUri
{
    // Five of these, in base64 and counted as UTF-16, still leave half of a card's budget for words.
    private const int Largest = 3 * 1024;

    /// <summary>The picture as a data URI; null when it is too large or not a JPEG or PNG.</summary>
    public static async Task<string?> ReadAsync(Stream photo, CancellationToken cancel)
    {
        var bytes = new byte[Largest + 1];
        var read = await photo.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);

        return read > Largest ? null : bytes.AsSpan(0, read) switch
        {
            [0xFF, 0xD8, ..] => $"data:image/jpeg;base64,{Convert.ToBase64String(bytes, 0, read)}",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => $"data:image/png;base64,{Convert.ToBase64String(bytes, 0, read)}",
            _ => null,
        };
    }
}
