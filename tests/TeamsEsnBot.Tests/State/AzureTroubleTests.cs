using System.Net;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>A service that is busy, broken, closed, or loses a table: asked again, or named with the remedy.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AzureTroubleTests : CannedTable
{
    /// <summary>Everything that can be asked of a table.</summary>
    public static IEnumerable<TestCaseData> Operations =>
        from operation in new (string Name, Func<ITable, Task> Ask)[]
        {
            ("get", table => table.GetAsync("p", "r", default)),
            ("insert", table => table.InsertAsync(Row("r"), default)),
            ("replace", table => table.ReplaceAsync(Row("r"), "W/\"1\"", default)),
            ("merge", table => table.MergeAsync(Row("r"), "W/\"1\"", default)),
            ("upsert", table => table.UpsertAsync(Row("r"), default)),
            ("delete", table => table.DeleteAsync("p", "r", "W/\"1\"", default)),
            ("batch", table => table.BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default)),
            ("page", table => table.PageAsync("p", KeyRange.All, 10, null, default)),
            ("scan", async table =>
            {
                await foreach (var row in table.ScanAsync(default))
                {
                    Assert.Fail($"There is no row {row.Row}.");
                }
            }),
        }
        select new TestCaseData(operation.Ask).SetArgDisplayNames(operation.Name);

    [TestCaseSource(nameof(Operations))]
    public void Without_the_right_to_enter_the_role_is_named(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.Forbidden, Error("AuthorizationPermissionMismatch"));

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account refuses the bot (AuthorizationPermissionMismatch).")
            .And.Message.Contains("Storage Table Data Contributor"));
    }

    [TestCaseSource(nameof(Operations))]
    public void An_account_that_is_not_there_is_named(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.NotFound, Error("ResourceNotFound"));

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account does not know what the bot asks for (ResourceNotFound)."));
    }

    [TestCaseSource(nameof(Operations))]
    public void An_account_that_stays_busy_is_named_after_four_tries(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Created);
        for (var i = 0; i < 4; i++)
        {
            Service.Answers(HttpStatusCode.ServiceUnavailable, Error("ServerBusy"));
        }

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account has answered every try with 503 ServerBusy"));
        Assert.That(Service.Requests, Has.Count.EqualTo(5));
    }

    [TestCaseSource(nameof(Operations))]
    public void A_network_that_stays_broken_is_named_after_four_tries(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Created).Breaks().Breaks().Breaks().Breaks();

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account does not answer. Check the address in Storage:TableEndpoint"));
        Assert.That(Service.Requests, Has.Count.EqualTo(5));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task AService_in_trouble_is_asked_again(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.InternalServerError, Error("OperationTimedOut"))
            .Answers(HttpStatusCode.RequestTimeout, Error("OperationTimedOut"))
            .Breaks()
            .AnswersAnything();

        await ask(Table());

        Assert.That(Service.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_busyService_is_left_alone_for_as_long_as_it_asks()
    {
        Service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.ServiceUnavailable, Error("ServerBusy"), headers: [("Retry-After", "1")])
            .Answers(HttpStatusCode.NoContent, headers: [("ETag", "W/\"1\"")]);
        var began = TimeProvider.System.GetTimestamp();

        var written = await Table().InsertAsync(Row("r"), default);

        Assert.That(written.IsDone, Is.True);
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_table_that_is_being_deleted_is_waited_for(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted")).Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted"))
            .Answers(HttpStatusCode.Created).AnswersAnything();

        await ask(Table(new HastyClock()));

        Assert.That(Service.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_table_that_is_being_deleted_for_more_than_a_minute_is_named()
    {
        for (var i = 0; i < 70; i++)
        {
            Service.Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted"));
        }

        Assert.That(
            () => Table(new HastyClock()).InsertAsync(Row("r"), default),
            Throws.InvalidOperationException.With.Message.StartsWith("The table account is still deleting a table of that name, for longer than a minute."));
        Assert.That(Service.Requests, Has.Count.InRange(60, 62));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_table_that_somebody_deleted_meanwhile_is_made_again(Func<ITable, Task> ask)
    {
        Service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.NoContent, headers: [("ETag", "W/\"1\"")])
            .Answers(HttpStatusCode.NotFound, Error("TableNotFound")).Answers(HttpStatusCode.Created).AnswersAnything();
        var table = Table(new HastyClock());
        await table.InsertAsync(Row("before"), default);

        await ask(table);

        Assert.That(Service.Requests.Count(request => request.Address.EndsWith("/Tables", StringComparison.Ordinal)), Is.EqualTo(Service.Requests.Count == 3 ? 1 : 2));
    }
}
