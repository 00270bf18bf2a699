using TeamsEsnBot.Tests.Architecture;

namespace TeamsEsnBot.Tests.Infra;

/// <summary>The slips that would stop a deployment half-way, and the settings that must not slip out.</summary>
[TestFixture]
internal sealed class BicepTests
{
    private static readonly BicepFile Main = BicepFile.Read("infra/main.bicep");

    private static IEnumerable<string> Files() => Product.Files("infra", ".bicep");

    [TestCaseSource(nameof(Files))]
    public void Every_reference_leads_somewhere(string file) => Assert.That(Faults(BicepFile.Read(file)), Is.Empty);

    [TestCase("clientId: identity.outputs.clientId\n    homeTenantId", "homeTenantId", "does not give clientId")]
    [TestCase("    sku: planSku\n", "    sku: planSku\n    colour: planSku\n", "does not know colour")]
    [TestCase("app.outputs.host", "app.outputs.hosts", "app has no output hosts")]
    [TestCase("tables.outputs.endpoint", "table.outputs.endpoint", "table has no output endpoint")]
    [TestCase("'modules/bot.bicep'", "'modules/robot.bicep'", "infra/modules/robot.bicep is missing")]
    [TestCase("sku: storageSku", "sku: 'Standard_LRS'", "storageSku is not used")]
    [TestCase("    location: location\n    sku: planSku\n", "    location: location\n    sku: planSku\n  }\n", "} that closes nothing")]
    public void A_slip_would_be_caught(string right, string wrong, string fault)
    {
        var text = Product.Read(Main.Path);
        Assert.That(text, Does.Contain(right), "The canary has to change something.");
        Assert.That(Faults(BicepFile.Of(Main.Path, text.Replace(right, wrong, StringComparison.Ordinal))), Has.Some.Contains(fault));
    }

    [Test]
    public void No_key_is_read_and_none_opens_the_tables()
    {
        Assert.That(Files().Where(file => Product.Read(file).Contains("listKeys", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That(BicepFile.Read("infra/modules/tables.bicep").Code, Does.Contain("allowSharedKeyAccess: false")
            .And.Contain("allowBlobPublicAccess: false").And.Contain("minimumTlsVersion: 'TLS1_2'"));
    }

    [Test]
    public void The_README_lists_every_parameter()
    {
        var readme = Product.Read("infra/README.md");
        Assert.That(Main.Parameters, Is.Not.Empty);
        Assert.That(Main.Parameters.Where(parameter => !readme.Contains($"| `{parameter}` |", StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<string> Faults(BicepFile file)
    {
        foreach (var module in file.Modules)
        {
            if (!File.Exists(Path.Combine(Product.Folder, module.Path)))
            {
                yield return $"{module.Path} is missing";
                continue;
            }

            var called = BicepFile.Read(module.Path);

            foreach (var missing in called.RequiredParameters.Except(module.Given))
            {
                yield return $"{module.Symbol} does not give {missing}";
            }

            foreach (var unknown in module.Given.Except(called.Parameters))
            {
                yield return $"{module.Symbol} does not know {unknown}";
            }
        }

        foreach (var (symbol, output) in file.OutputsRead)
        {
            var called = file.Modules.SingleOrDefault(module => module.Symbol == symbol);

            if (called is null || !File.Exists(Path.Combine(Product.Folder, called.Path)) || !BicepFile.Read(called.Path).Outputs.Contains(output))
            {
                yield return $"{symbol} has no output {output}";
            }
        }

        foreach (var unused in file.Parameters.Where(parameter => file.UsesOf(parameter) == 0))
        {
            yield return $"{unused} is not used";
        }

        foreach (var twice in file.Symbols.GroupBy(symbol => symbol).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} is declared twice";
        }

        if (Unbalanced(file.Code) is { } bracket)
        {
            yield return bracket;
        }
    }

    private static string? Unbalanced(string code)
    {
        var open = new Stack<char>();

        foreach (var sign in code)
        {
            if (sign is '{' or '[' or '(')
            {
                open.Push(sign);
            }
            else if (sign is '}' or ']' or ')' && (!open.TryPop(out var opened) || "{}[]()".IndexOf(opened, StringComparison.Ordinal) + 1 != "{}[]()".IndexOf(sign, StringComparison.Ordinal)))
            {
                return $"{sign} that closes nothing";
            }
        }

        return open.TryPeek(out var left) ? $"{left} that is never closed" : null;
    }
}
