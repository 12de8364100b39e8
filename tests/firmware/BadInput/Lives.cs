using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Storage;
using Pairing.Firmware.Tests.Life;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.BadInput;

/// <summary>
/// Lives of devices whose server sends bad responses for a while. Nothing may be thrown out of a step, a picture must be there,
/// and afterwards a good server pairs the device, or finds it paired as before.
/// </summary>
internal sealed class Lives(Random random) : Campaign(random)
{
    private const int Bad = 20; // responses in a life

    private static readonly string[] Grants = ["authorization_pending", "slow_down", "", "temporarily_unavailable"];

    /// <returns>How many bad responses it took.</returns>
    public int Unpaired(int target)
    {
        World world = new();
        int left = Bad;
        HttpResponse Next(HttpResponse good, int most) => left > 0 && left-- > 0 ? Damage.Of(good, most) : good;
        Func<HttpResponse> metadata = world.Server.Metadata;
        if (target == 0)
        {
            world.Server.Metadata = () => Next(metadata(), 16384);
            world.Server.OpenIdMetadata = () => Next(metadata(), 16384);
        }

        world.Server.DeviceAuthorization = () => target == 1 ? Next(Server.Code()(), 8192) : Server.Code()();
        world.Server.Token = () => target == 2 ? Next(TokenResponse(), 8192)
            : left > 0 ? Server.Error(Wire.AuthorizationPending) : Server.Tokens();
        Until(world, () => left == 0 || world.Screen is HomeScreen, target == 2 ? 6 : 2);
        int used = Bad - left;
        left = 0;
        world.Server.Metadata = metadata;
        world.Server.Token = () => Server.Tokens();
        Until(world, () => world.Screen is HomeScreen);
        Judge(world, world.Screen is HomeScreen, "is not paired by a good server");
        Judge(world, HasTokens(world), "has lost its tokens");
        return used;
    }

    /// <inheritdoc cref="Unpaired"/>
    public int Paired(int target)
    {
        World world = new();
        world.Server.Token = () => Server.Tokens();
        world.Server.Words = asked => Server.Says("hello", asked);
        world.RunTo<HomeScreen>().Run(1);
        int left = Bad;
        bool isRefused = false;
        HttpResponse Next(HttpResponse good, int most) => left > 0 && left-- > 0 ? Damage.Of(good, most) : good;
        Func<HttpResponse> device = world.Server.Device;
        world.Server.Device = () => target == 0 ? Next(device(), 8192)
            : target == 1 && (isRefused = !isRefused) && left > 0 ? Server.InvalidToken() : device();
        world.Server.Refresh = () => target == 1 ? Next(RefreshResponse(), 8192) : Server.Tokens("access-2", "refresh-2");
        world.Server.Words = asked => target == 2 ? Next(Server.Says("hello", asked), 2000) : Server.Says("hello", asked);
        Until(world, () => left == 0, target == 2 ? 61 : 1, looks: 60, pressesHome: true);
        int used = Bad - left;
        left = 0;
        Judge(world, HasTokens(world), "has lost its tokens");
        Judge(world, world.Screen is HomeScreen, "is not at home");
        world.Server.Device = device;
        world.PowerOn();
        Until(world, () => world.Screen is HomeScreen { Words: "hello", Status: "" });
        Judge(world, world.Screen is HomeScreen { Words: "hello", Status: "" }, "shows no words of a good server");
        return used;
    }

    /// <summary>A file of the flash is damaged: with one of two the record stays, both are a start from the beginning.</summary>
    public int Stored(string record)
    {
        World world = new();
        world.RunTo<CodeScreen>();
        if (record == "tokens")
        {
            world.Server.Token = () => Server.Tokens();
            world.Server.Device = () => world.Server.Requests.Exists(asked => asked.Body.Contains("refresh_token&"))
                ? Server.Json(200, "{}") : Server.InvalidToken();
            world.RunTo<HomeScreen>().Run(5);
        }
        else
        {
            world.Run(70); // it is written again
        }

        RamFlash whole = world.Flash;
        for (int i = 0; i < Bad; i++)
        {
            world.Flash = whole.Copy();
            bool isOne = Damage.Chance(2);
            if (Damage.Chance(3))
            {
                new Slots(world.Flash, record).Write(Damage.Of(new Slots(whole, record).Read()!)); // with a sound frame
                isOne = false;
            }
            else
            {
                string[] names = [.. whole.Names.Where(name => name.StartsWith(record + ".", StringComparison.Ordinal))];
                Judge(world, names.Length == 2, "has not two files of " + record);
                foreach (string name in isOne ? [names[i % 2]] : names)
                {
                    world.Flash.Put(name, Damage.Of(whole.Read(name)!));
                }
            }

            world.PowerOn();
            Until(world, () => world.Screen is HomeScreen or CodeScreen);
            Judge(world, record != "tokens" || !isOne || world.Screen is HomeScreen, "has lost its tokens to one damaged file");
        }

        world.Server.Token = () => Server.Tokens();
        Until(world, () => world.Screen is HomeScreen);
        Judge(world, world.Screen is HomeScreen, "is not paired by a good server");
        return Bad;
    }

    private HttpResponse TokenResponse() => Grants[Random.Next(Grants.Length)] is { Length: > 0 } error
        ? Server.Error(error) : Server.Tokens();

    private HttpResponse RefreshResponse() => Damage.Chance(3)
        ? Server.Error("temporarily_unavailable") : Server.Tokens("access-3", "refresh-3");

    private static bool HasTokens(World world) => new Slots(world.Flash, "tokens").Read() != null;

    /// <summary>Somebody looks now and then, and presses where something is wrong.</summary>
    private void Until(World world, Func<bool> isThere, int seconds = 10, int looks = 4000, bool pressesHome = false)
    {
        for (; !isThere() && looks > 0; looks--)
        {
            world.Run(seconds);
            Look(world);
            if (pressesHome || world.Screen is ErrorScreen or DeniedScreen or ExpiredScreen or RemovedScreen)
            {
                world.Press();
            }
        }
    }
}
