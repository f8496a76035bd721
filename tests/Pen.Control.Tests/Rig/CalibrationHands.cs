// What a person does in the guided calibration of the home sensor, and what is to come of it.
using nanoFramework.TestFramework;

namespace Pen.Control.Tests.Rig
{
    /// <summary>The steps of a calibration, by hand.</summary>
    public static class CalibrationHands
    {
        /// <summary>A pen without a cartridge whose sensor's edge lies off its place, in quarter steps.</summary>
        public static PenRig AtNoCartridge(int off)
        {
            var rig = new PenRig();
            rig.Axis.HomeEdge += off;
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            return rig;
        }

        /// <summary>The same in calibration, waiting for nudges.</summary>
        public static PenRig AtAdjusting(int off)
        {
            var rig = new PenRig();
            rig.Axis.HomeEdge += off;
            Begin(rig);
            return rig;
        }

        /// <summary>Holds the two buttons until the pen waits for nudges.</summary>
        public static void Begin(PenRig rig)
        {
            rig.In.CartridgePresent = false;
            rig.RunUntil(PenState.NoCartridge, 300);
            HoldChord(rig);
            Assert.AreEqual(PenState.Calibrating, rig.Out.State);
            for (int i = 0; i < 200 && rig.Out.CalibrationStep != CalibrationStep.Adjusting; i++)
            {
                rig.Step();
            }
            Assert.AreEqual((int)CalibrationStep.Adjusting, (int)rig.Out.CalibrationStep);
            rig.Run(20);
        }

        /// <summary>Holds Speed+ and Depth- for long enough.</summary>
        public static void HoldChord(PenRig rig)
        {
            Hold(rig, 3100);
        }

        /// <summary>Holds Speed+ and Depth- for so long.</summary>
        public static void Hold(PenRig rig, int milliseconds)
        {
            rig.In.SpeedUpPressed = true;
            rig.In.DepthDownPressed = true;
            rig.Run(milliseconds / 20);
            rig.In.SpeedUpPressed = false;
            rig.In.DepthDownPressed = false;
            rig.Run(3);
        }

        /// <summary>Does what the manual says: nudges until the needles are flush with the tip.</summary>
        public static void NudgeUntilFlush(PenRig rig)
        {
            for (int i = 0; i < 30 && rig.Axis.Needles != 0; i++)
            {
                int deep = rig.Axis.Needles;
                rig.Deeper(deep < 0 ? 1 : 0);
                rig.Shallower(deep > 0 ? 1 : 0);
                rig.Run(20);
            }
            Assert.AreEqual(0, rig.Axis.Needles);
        }

        /// <summary>Quarter steps nudged, as shown: truncated to whole micrometres.</summary>
        public static int StepsNudged(PenRig rig)
        {
            int micrometres = rig.Out.NudgeMicrometres;
            return (micrometres * 4 + (micrometres < 0 ? -24 : 24)) / 25;
        }

        /// <summary>Flash was never asked to keep a calibration.</summary>
        public static void AssertNothingSaved(PenRig rig)
        {
            Assert.AreEqual(0, rig.Worker.TimesAsked(SlowRequest.SaveCalibration));
        }

        /// <summary>Starts with a cartridge, and looks how far the needles reach, in quarter steps.</summary>
        public static void AssertReaches(PenRig rig, int least, int most)
        {
            rig.In.CartridgePresent = true;
            rig.RunUntil(PenState.Ready, 400);
            rig.PressStartStop(400);
            rig.RunUntil(PenState.Running);
            Assert.IsTrue(
                rig.Axis.Needles >= least && rig.Axis.Needles <= most,
                "needles at " + rig.Axis.Needles
            );
        }
    }
}
