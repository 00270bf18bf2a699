using System.Net;
using System.Net.Sockets;

namespace TeamsEsnBot.DevRoom;

/// <summary>Looks before anything is imported or started whether both ports can be had, so that the answer is a sentence and not a stack trace.</summary>
internal static class FreePorts
{
    /// <exception cref="IOException">One of them is taken; the message says which, what for, and what to do.</exception>
    public static void Require(RoomOptions options)
    {
        Require(options.Port, "the page", "--port");
        Require(options.BotPort, "the bot", "--bot-port");

        if (options.Port == options.BotPort && options.Port != 0)
        {
            throw new IOException($"The page and the bot cannot both listen on port {options.Port}. Choose another for one of them.");
        }
    }

    private static void Require(int port, string whose, string option)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);

        try
        {
            listener.Start();
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw new IOException($"Port {port} for {whose} is taken. Close what uses it, or choose another with {option} N.", refused);
        }
    }
}
