using System.Text;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What the HTTP client hands over in pieces leaves in one.</summary>
internal sealed class WholeRequestsTests
{
    private const string Accepted = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

    // A short one, one that ends with the client's buffer of 4 KB, a card with photos, and one with a long token.
    [TestCase(20, 0), TestCase(3_900, 0), TestCase(4_096, 0), TestCase(9_000, 0), TestCase(100_000, 0), TestCase(9_000, 9_000)]
    public async Task A_request_leaves_in_one_piece(int length, int token)
    {
        using var wire = new Wire();
        using var http = wire.Client();

        await PostAsync(http, length, token);
        await PostAsync(http, length, token);

        Assert.That(wire.Connections, Is.EqualTo(1));
        Assert.That(wire.Sent, Has.Count.EqualTo(2));
        Assert.That(wire.Sent, Is.All.StartsWith("POST / HTTP/1.1\r\n").And.EndsWith("\r\n\r\n" + new string('x', length)));
    }

    [Test]
    public async Task Requests_without_a_body_and_with_one_follow_each_other()
    {
        using var wire = new Wire();
        using var http = wire.Client();

        using var first = await http.GetAsync("http://teams.example/");
        await PostAsync(http, 9_000);
        using var last = await http.DeleteAsync("http://teams.example/");

        Assert.That(wire.Sent.Select(piece => piece.Split(' ')[0]), Is.EqualTo(["GET", "POST", "DELETE"]));
    }

    [Test]
    public async Task What_is_very_long_goes_out_as_it_comes()
    {
        using var wire = new Wire();
        using var http = wire.Client();

        await PostAsync(http, 300_000);
        await PostAsync(http, 9_000);

        Assert.That(wire.Sent, Has.Count.GreaterThan(2));
        Assert.That(string.Concat(wire.Sent).Count(c => c == 'x'), Is.EqualTo(309_000).Within(20));
        Assert.That(wire.Sent[^1], Does.StartWith("POST").And.EndWith("\r\n\r\n" + new string('x', 9_000)));
    }

    [Test]
    public async Task What_does_not_say_how_long_it_is_goes_out_as_it_comes()
    {
        using var wire = new Wire();
        using var http = wire.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://teams.example/") { Content = new ByteArrayContent(new byte[9_000]) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await http.SendAsync(request);
        await PostAsync(http, 20);

        Assert.That(string.Concat(wire.Sent), Does.Contain("\r\n0\r\n\r\nPOST / HTTP/1.1").And.EndWith(new string('x', 20)));
    }

    [Test]
    public async Task Whoever_waits_to_be_told_to_continue_is_told()
    {
        using var wire = new Wire();
        using var http = wire.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://teams.example/") { Content = new ByteArrayContent(new byte[9_000]) };
        request.Headers.ExpectContinue = true;

        using var answer = await http.SendAsync(request).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.That(wire.Sent[0], Does.EndWith("\r\n\r\n"));
    }

    private static async Task PostAsync(HttpClient http, int length, int token = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://teams.example/") { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('x', length))) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {new string('t', token)}");
        using var answer = await http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(201));
    }

    /// <summary>A connection without a network: keeps every piece that is written, and answers when a request is whole.</summary>
    private sealed class Wire : IDisposable
    {
        private readonly SocketsHttpHandler _handler;

        public Wire() => _handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = (_, _) =>
            {
                Connections++;
                return new(new Line(this));
            },
            PlaintextStreamFilter = (made, _) => new(new WholeRequests(made.PlaintextStream)),
        };

        public int Connections { get; private set; }

        public List<string> Sent { get; } = [];

        public HttpClient Client() => new(_handler, disposeHandler: false);

        public void Dispose() => _handler.Dispose();

        private sealed class Line(Wire wire) : Stream
        {
            private readonly SemaphoreSlim _answered = new(0);
            private readonly StringBuilder _request = new();
            private byte[] _answer = [];

            public override bool CanRead => true;

            public override bool CanWrite => true;

            public override bool CanSeek => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var piece = Encoding.ASCII.GetString(buffer.Span);
                wire.Sent.Add(piece);
                _request.Append(piece);
                if (AnswerTo(_request.ToString()) is { } answer)
                {
                    _answer = Encoding.ASCII.GetBytes(answer);
                    _answered.Release();
                }

                return ValueTask.CompletedTask;
            }

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                await _answered.WaitAsync(cancellationToken);
                if (buffer.IsEmpty)
                {
                    _answered.Release();
                    return 0;
                }

                _answer.CopyTo(buffer);
                return _answer.Length;
            }

            public override void Flush()
            {
            }

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _answered.Dispose();
                }

                base.Dispose(disposing);
            }

            private string? AnswerTo(string request)
            {
                var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (head < 0)
                {
                    return null;
                }

                if (request.Contains("Expect: 100-continue", StringComparison.Ordinal) && request.Length == head + 4)
                {
                    return "HTTP/1.1 100 Continue\r\n\r\n";
                }

                var lengthAt = request.IndexOf("Content-Length: ", 0, head, StringComparison.Ordinal);
                var isWhole = request.Contains("Transfer-Encoding", StringComparison.Ordinal)
                    ? request.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal)
                    : request.Length == head + 4 + (lengthAt < 0 ? 0 : int.Parse(request[(lengthAt + 16)..request.IndexOf('\r', lengthAt)], System.Globalization.CultureInfo.InvariantCulture));
                if (!isWhole)
                {
                    return null;
                }

                _request.Clear();
                return Accepted;
            }
        }
    }
}
