using System.Net;
using System.Net.Mime;
using System.Text;

namespace TeamsEsnBot.Operations;

/// <summary>A page of a few paragraphs: the app package must name a privacy and a terms page, and until the company writes its own these say what is true.</summary>
internal static class PlainPage
{
    public static IResult Of(string title, string text) => Results.Text(
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body style="max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font-family: system-ui, sans-serif; line-height: 1.5">
        <h1>{WebUtility.HtmlEncode(title)}</h1>
        {string.Concat(text.Split('\n').Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"))}
        </body>
        </html>
        """,
        MediaTypeNames.Text.Html,
        Encoding.UTF8);
}
