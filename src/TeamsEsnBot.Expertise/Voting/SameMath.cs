namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// Logarithm and powers from the four basic operations only, whose results IEEE 754 fixes to the bit. The runtime's own differ in the last bit from one system's
/// library to the next, and two instances must give the same list.
/// </summary>
internal static class SameMath
{
    private const double Ln2 = 0.693147180559945309417232121458;
    private const double Sqrt2 = 1.41421356237309504880168872421;
    private const int ExponentBias = 1023;
    private const int MantissaBits = 52;
    private const int LogTerms = 11;
    private const int ExpTerms = 14;

    /// <summary>The natural logarithm of a normal number above 0, to about 15 digits.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> MantissaBits) - ExponentBias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)ExponentBias << MantissaBits));
        if (mantissa > Sqrt2)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 (z + z^3/3 + z^5/5 ...) with z = (m - 1) / (m + 1), here below 0.172.
        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var sum = 0.0;
        for (var term = LogTerms; term >= 0; term--)
        {
            sum = (sum * square) + (1.0 / ((2 * term) + 1));
        }

        return (exponent * Ln2) + (2 * z * sum);
    }

    /// <summary>e^x; 0 and infinity beyond what a double holds.</summary>
    public static double Exp(double x)
    {
        const double Largest = 709;
        if (x is < -Largest or > Largest)
        {
            return x < 0 ? 0 : double.PositiveInfinity;
        }

        var exponent = (int)(x / Ln2 + (x < 0 ? -0.5 : 0.5));
        var rest = x - (exponent * Ln2);
        var sum = 1.0;
        for (var term = ExpTerms; term > 0; term--)
        {
            sum = 1 + (rest * sum / term);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(exponent + ExponentBias) << MantissaBits);
    }

    /// <summary>x to the power of y, for x above 0.</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));
}
