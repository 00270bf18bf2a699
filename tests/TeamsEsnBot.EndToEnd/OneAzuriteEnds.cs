using TeamsEsnBot.EndToEnd.Storage;

namespace TeamsEsnBot.EndToEnd;

/// <summary>Ends the emulator when all tests that may use it are through, in whatever namespace they are.</summary>
[SetUpFixture]
internal sealed class OneAzuriteEnds
{
    [OneTimeTearDown]
    public Task EndAzurite() => OneAzurite.EndAsync();
}
