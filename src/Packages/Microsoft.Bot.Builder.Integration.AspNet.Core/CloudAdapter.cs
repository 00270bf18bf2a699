using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's messaging endpoint. An invoke is answered in the HTTP response; everything else with an empty 200, and what the bot says
/// goes out through the connector.
/// </summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (await ReadAsync(httpRequest, cancellationToken).ConfigureAwait(false) is not { } activity)
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        AuthenticateRequestResult known;
        try
        {
            known = await BotFrameworkAuthentication
                .AuthenticateRequestAsync(activity, httpRequest.Headers.Authorization, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException refused)
        {
            Log.Refused(Logger, refused.Message, httpRequest.Headers["MS-CV"]);
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!BotConnectorFactory.IsServiceUrl(activity.ServiceUrl, out _))
        {
            Log.Unreadable(Logger, "It names no service to answer to.", httpRequest.Headers["MS-CV"]);
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var answer = await ProcessActivityAsync(known, activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
        await WriteAsync(httpResponse, answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Activity> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            // Read to its end first: it is small, and JSON in one piece is read several times faster.
            ReadResult body;
            while (!(body = await request.BodyReader.ReadAsync(cancel).ConfigureAwait(false)).IsCompleted)
            {
                request.BodyReader.AdvanceTo(body.Buffer.Start, body.Buffer.End);
            }

            try
            {
                var activity = ActivityReader.Read(body.Buffer.IsSingleSegment ? body.Buffer.FirstSpan : body.Buffer.ToArray());
                return string.IsNullOrEmpty(activity?.Type) ? null : activity;
            }
            finally
            {
                request.BodyReader.AdvanceTo(body.Buffer.End);
            }
        }
        catch (JsonException unreadable)
        {
            // The exception's own words may quote what somebody wrote.
            Log.Unreadable(Logger, $"It cannot be read at line {unreadable.LineNumber}, byte {unreadable.BytePositionInLine}.", request.Headers["MS-CV"]);
            return null;
        }
        catch (Newtonsoft.Json.JsonException unreadable)
        {
            var where = unreadable switch
            {
                Newtonsoft.Json.JsonReaderException { Path: var path } => path,
                Newtonsoft.Json.JsonSerializationException { Path: var path } => path,
                _ => null,
            };
            Log.Unreadable(Logger, $"It cannot be read at '{where}'.", request.Headers["MS-CV"]);
            return null;
        }
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer, CancellationToken cancel)
    {
        response.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body is not { } content)
        {
            return;
        }

        var json = ProtocolJson.Write(content);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json, cancel).ConfigureAwait(false);
    }

    private static partial class Log
    {
        // MS-CV is the correlation vector that Microsoft's support asks for.
        [LoggerMessage(101, LogLevel.Warning, "Refused a request to the messaging endpoint: {Reason} (MS-CV {Correlation})")]
        internal static partial void Refused(ILogger logger, string reason, string correlation);

        [LoggerMessage(102, LogLevel.Warning, "The body of a request to the messaging endpoint is not an activity: {Reason} (MS-CV {Correlation})")]
        internal static partial void Unreadable(ILogger logger, string reason, string correlation);
    }
}
