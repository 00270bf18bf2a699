using System.Net;
using System.Net.Sockets;
using TeamsEsnBot.DevRoom;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The room's command line.</summary>
internal sealed class ConnectorStartTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private TinyCompany _company = null!;
    private StubBot _bot = null!;

    [SetUp]
    public void Found()
    {
        _company = new TinyCompany();
        _bot = new StubBot();
    }

    [TearDown]
    public void Leave()
    {
        _company.Dispose();
        _bot.Dispose();
        _output.GetStringBuilder().Clear();
        _errors.GetStringBuilder().Clear();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Test]
    public async Task The_first_start_imports_the_history_and_the_second_does_not()
    {
        await using (await DevRoomHost.StartAsync(OpenRoom.Options(_company), _bot.Program))
        {
        }

        await using (await DevRoomHost.StartAsync(OpenRoom.Options(_company), _bot.Program))
        {
        }

        Assert.That(_bot.Commands.Single()[..2], Is.EqualTo(new[] { "import", Path.Combine(_company.Folder, "history.jsonl") }));
    }

    [Test]
    public async Task A_fresh_start_imports_again()
    {
        await using (await DevRoomHost.StartAsync(OpenRoom.Options(_company), _bot.Program))
        {
        }

        await using (await DevRoomHost.StartAsync(OpenRoom.Options(_company) with { Fresh = true }, _bot.Program))
        {
        }

        Assert.That(_bot.Commands, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_failed_import_is_said_and_tried_again_next_time()
    {
        var failing = _bot.Program with { RunAsync = _ => Task.FromResult(3) };

        var code = await RunAsync(["--company", _company.Folder, "--manifest", _company.ManifestFile, "--data", Data, "--port", "0", "--bot-port", "0"], failing);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(_errors.ToString(), Does.Contain("exit code 3"));
            Assert.That(Path.Combine(Data, "devroom.db"), Does.Not.Exist);
        }
    }

    [Test]
    public async Task A_taken_port_is_a_sentence_and_an_exit_code()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var code = await RunAsync(["--company", _company.Folder, "--manifest", _company.ManifestFile, "--data", Data, "--port", $"{port}", "--bot-port", "0"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(_errors.ToString(), Does.Contain($"Port {port} for the page is taken").And.Not.Contain("   at "));
            Assert.That(_bot.Commands, Is.Empty, "nothing was imported for a room that cannot open");
        }
    }

    [TestCase("--colour", "Unknown option --colour")]
    [TestCase("--port", "--port needs a value")]
    [TestCase("--port=80", "Unknown option")]
    public async Task A_wrong_option_is_named(string option, string words)
    {
        var code = await RunAsync([option]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(_errors.ToString(), Does.Contain(words));
        }
    }

    [Test]
    public async Task One_port_is_not_enough_for_page_and_bot()
    {
        var code = await RunAsync(["--port", "4711", "--bot-port", "4711"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(_errors.ToString(), Does.Contain("cannot both listen on port 4711"));
        }
    }

    [Test]
    public void Another_company_keeps_its_data_apart()
    {
        var own = RoomOptions.Parse([]);
        var other = RoomOptions.Parse(["--company", _company.Folder]);
        var chosen = RoomOptions.Parse(["--data", Data, "--company", _company.Folder]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Data, Is.Not.EqualTo(own.Data));
            Assert.That(chosen.Data, Is.EqualTo(Data));
        }
    }

    [Test]
    public async Task A_port_beyond_65535_is_refused()
    {
        Assert.That(await RunAsync(["--port", "65536"]), Is.EqualTo(2));
    }

    [Test]
    public async Task Help_lists_the_options()
    {
        var code = await RunAsync(["--help"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(_output.ToString(), Does.Contain("--fresh").And.Contain("--company").And.Contain("--port"));
        }
    }

    [Test]
    public async Task A_missing_manifest_is_named()
    {
        var code = await RunAsync(["--company", _company.Folder, "--manifest", "/nowhere/manifest.json", "--data", Data, "--port", "0", "--bot-port", "0"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(_errors.ToString(), Does.Contain("/nowhere/manifest.json"));
        }
    }

    private string Data => Path.Combine(_company.Folder, "data");

    private Task<int> RunAsync(string[] args, TeamsEsnBot.DevRoom.Bot.BotProgram? bot = null) => RoomCommand.RunAsync(args, bot ?? _bot.Program, _output, _errors);
}
