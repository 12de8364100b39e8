using System.Reflection;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// One screen: its fields are all that it shows, and its two methods compare and draw them. Each file of this folder whose
    /// name ends in Screen is one; docs/adding-a-screen.md says how to add another.
    /// </summary>
    public abstract class Screen
    {
        public virtual Brightness Brightness
        {
            get { return Brightness.Full; }
        }

        /// <summary>What the screen's QR code holds, seen or soon to be; empty for none on a panel of this size.</summary>
        public virtual string QrOn(int width, int height)
        {
            return "";
        }

        /// <summary>The QR code, if there is one, is on the panel now.</summary>
        public virtual bool IsScanned
        {
            get { return true; }
        }

        /// <summary>
        /// Identifies the part of the picture that stays when only <see cref="PaintChanging"/> is called; empty for none.
        /// </summary>
        public virtual string Staying
        {
            get { return ""; }
        }

        /// <summary>Paints what can have changed over a picture with the same <see cref="Staying"/>.</summary>
        public virtual void PaintChanging(Canvas canvas)
        {
        }

        /// <summary>
        /// True when the other is of the same type and all its fields are equal: the same picture. A screen whose fields change
        /// compares them itself, since it is asked in each step.
        /// </summary>
        public virtual bool IsSameAs(Screen other)
        {
            bool isSame = GetType() == other.GetType();
            if (isSame && this != other)
            {
                foreach (FieldInfo field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
                {
                    isSame &= field.GetValue(this)!.Equals(field.GetValue(other));
                }
            }

            return isSame;
        }

        /// <param name="canvas">Empty.</param>
        /// <param name="qr">The code that <see cref="QrOn"/> asked for; null when not seen, not made yet, or too long.</param>
        public abstract void Paint(Canvas canvas, QrCode? qr);
    }
}
