// The tri-colour light and the buzzer.
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>Writes light and buzzer pins when they change.</summary>
    public sealed class Indicators
    {
        private readonly IDigitalOutput _red;
        private readonly IDigitalOutput _green;
        private readonly IDigitalOutput _blue;
        private readonly IDigitalOutput _buzzer;
        private bool _redOn;
        private bool _greenOn;
        private bool _blueOn;
        private bool _buzzerOn;

        /// <summary>Indicators over their pins; switches them off.</summary>
        public Indicators(
            IDigitalOutput red,
            IDigitalOutput green,
            IDigitalOutput blue,
            IDigitalOutput buzzer
        )
        {
            _red = red;
            _green = green;
            _blue = blue;
            _buzzer = buzzer;
            Off();
        }

        /// <summary>Shows what the controller decided.</summary>
        public void Apply(PenOutputs outputs)
        {
            if (outputs.LightRed != _redOn)
            {
                _redOn = outputs.LightRed;
                _red.Write(_redOn);
            }
            if (outputs.LightGreen != _greenOn)
            {
                _greenOn = outputs.LightGreen;
                _green.Write(_greenOn);
            }
            if (outputs.LightBlue != _blueOn)
            {
                _blueOn = outputs.LightBlue;
                _blue.Write(_blueOn);
            }
            if (outputs.Buzzer != _buzzerOn)
            {
                _buzzerOn = outputs.Buzzer;
                _buzzer.Write(_buzzerOn);
            }
        }

        /// <summary>Dark and silent, written whatever the pins are thought to be. Never throws.</summary>
        public void Off()
        {
            _redOn = false;
            _greenOn = false;
            _blueOn = false;
            _buzzerOn = false;
            _red.Off();
            _green.Off();
            _blue.Off();
            _buzzer.Off();
        }
    }
}
