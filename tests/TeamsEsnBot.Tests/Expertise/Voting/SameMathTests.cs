using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Tests.Expertise.Voting;

internal sealed class SameMathTests
{
    private const double Close = 1e-13;

    [Test]
    public void Logarithms_are_right_to_thirteen_digits([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 4_000; i++)
        {
            var x = Math.Pow(10, (random.NextDouble() * 600) - 300);
            AssertClose(SameMath.Log(x), Math.Log(x), x);
            var nearOne = 1 + ((random.NextDouble() - 0.5) * Math.Pow(10, -random.Next(12)));
            AssertClose(SameMath.Log(nearOne), Math.Log(nearOne), nearOne);
        }
    }

    [Test]
    public void Exponentials_are_right_to_thirteen_digits([Range(1, 5)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 4_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 3));
            AssertClose(SameMath.Exp(x), Math.Exp(x), x);
        }
    }

    /// <summary>Of the numbers that are raised here: contributions, years, doublings.</summary>
    [Test]
    public void Powers_are_right_to_thirteen_digits([Values(-0.5, -0.3, -0.2, 0.125, 0.5, 1, 3)] double power)
    {
        var random = new Random(7);
        for (var i = 0; i < 4_000; i++)
        {
            var x = 1 + (random.NextDouble() * Math.Pow(10, random.Next(0, 7)));
            AssertClose(SameMath.Pow(x, power), Math.Pow(x, power), x);
        }
    }

    [Test]
    public void Powers_of_two_and_one_are_exact()
    {
        Assert.That(SameMath.Log(1), Is.Zero);
        Assert.That(SameMath.Exp(0), Is.EqualTo(1));
        Assert.That(SameMath.Pow(1, -0.3), Is.EqualTo(1));
        Assert.That(Enumerable.Range(0, 15).Select(doublings => SameMath.Pow(2, doublings)), Is.EqualTo(Enumerable.Range(0, 15).Select(doublings => (double)(1 << doublings))));
    }

    [TestCase(-800, 0)]
    [TestCase(double.NegativeInfinity, 0)]
    [TestCase(800, double.PositiveInfinity)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity)]
    public void What_no_double_holds_is_nothing_or_endless(double x, double result)
    {
        Assert.That(SameMath.Exp(x), Is.EqualTo(result));
    }

    [Test]
    public void More_never_gives_less()
    {
        var (before, power) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var x = 0.001; x < 100; x *= 1.0001)
        {
            Assert.That(SameMath.Log(x), Is.GreaterThan(before));
            Assert.That(SameMath.Pow(x, -0.3), Is.LessThan(power));
            (before, power) = (SameMath.Log(x), SameMath.Pow(x, -0.3));
        }
    }

    /// <summary>The same bits on every machine, or two of them would not give the same list.</summary>
    [TestCase(2, 0x3FE62E42FEFA39EF)]
    [TestCase(10, 0x40026BB1BBB55515)]
    [TestCase(365.25, 0x40179A322E5B4BB7)]
    [TestCase(1_000_001, 0x402BA18ABB1DEDC8)]
    public void Logarithms_are_the_same_to_the_bit(double x, long bits)
    {
        Assert.That(BitConverter.DoubleToInt64Bits(SameMath.Log(x)), Is.EqualTo(bits));
    }

    [TestCase(10, -0.3, 0x3FE009B9CF334253)]
    [TestCase(2, 0.125, 0x3FF172B83C7D517B)]
    [TestCase(7.25, -0.5, 0x3FD7C4DD663EBB88)]
    public void Powers_are_the_same_to_the_bit(double x, double power, long bits)
    {
        Assert.That(BitConverter.DoubleToInt64Bits(SameMath.Pow(x, power)), Is.EqualTo(bits));
    }

    private static void AssertClose(double ours, double theirs, double of) =>
        Assert.That(Math.Abs(ours - theirs) <= Close * Math.Abs(theirs), Is.True, () => FormattableString.Invariant($"{ours:R} instead of {theirs:R} for {of:R}"));
}
