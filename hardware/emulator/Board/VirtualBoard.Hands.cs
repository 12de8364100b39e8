using System;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Board;

/// <summary>What a person does and sees: the button, and the screen that is waited for.</summary>
public sealed partial class VirtualBoard
{
    /// <summary>A short press of a finger.</summary>
    private static readonly TimeSpan PressTime = TimeSpan.FromMilliseconds(150);

    private long _pressedAt;

    public bool IsButtonDown => !Pins.Read(Kind.ButtonPin);

    /// <summary>Presses the BOOT button and lets go a moment later, by the board's time.</summary>
    public void PressButton() => HoldButton(PressTime);

    /// <summary>Holds the BOOT button so long, by the board's time.</summary>
    public void HoldButton(TimeSpan time)
    {
        SetButton(true);
        ReleaseButton(time);
    }

    public void SetButton(bool down)
    {
        if (down)
        {
            _pressedAt = Time.GetTimestamp();
        }

        Pins.Drive(Kind.ButtonPin, !down);
        OnChanged();
    }

    /// <summary>
    /// Lets go of the BOOT button once it was down so long, by the board's time: a busy host hands press and release over
    /// together, and for the board they must not be shorter than the finger was.
    /// </summary>
    public void ReleaseButton(TimeSpan held)
    {
        TimeSpan rest = held - Time.GetElapsedTime(_pressedAt);
        if (rest <= TimeSpan.Zero)
        {
            SetButton(false);
            return;
        }

        ITimer? release = null;
        release = Time.CreateTimer(_ =>
        {
            SetButton(false);
            release?.Dispose();
        }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        release.Change(rest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until the picture is as wanted; it may be so already.</summary>
    /// <exception cref="TimeoutException">With the last picture and the log, when so much of the host's time has
    /// passed.</exception>
    public async Task WaitForPictureAsync(Func<PanelPicture, bool> wanted, TimeSpan? patience = null)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (wanted(Panel.Picture))
            {
                seen.TrySetResult();
            }
        }

        Panel.Changed += Look;
        try
        {
            Look();
            await seen.Task.WaitAsync(patience ?? TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The screen did not come. It shows:\n{Panel.Picture.ToText()}\nLog:\n{Log}");
        }
        finally
        {
            Panel.Changed -= Look;
        }
    }

    /// <summary>Waits until the text on the screen is as wanted; it may be so already.</summary>
    /// <returns>That text.</returns>
    /// <exception cref="TimeoutException">As <see cref="WaitForPictureAsync"/>.</exception>
    public async Task<string> WaitForScreenAsync(Func<string, bool> wanted, TimeSpan? patience = null)
    {
        string? found = null; // the screen may change again before the wait ends
        await WaitForPictureAsync(
            picture =>
            {
                string text = picture.ReadText();
                bool isWanted = wanted(text);
                if (isWanted)
                {
                    Interlocked.CompareExchange(ref found, text, null);
                }

                return isWanted;
            },
            patience);
        return found!;
    }
}
