// Lays out what a person is shown.
using Pen.Control;

namespace Pen.Drivers
{
    /// <summary>
    /// Renders the outputs into the frame. Upper half: rate and depth, large, with battery and session time
    /// on the right; in a fault its code and name. Lower half: two lines, the more urgent matter first.
    /// </summary>
    public sealed class StatusScreen
    {
        private const int DepthAt = 52;
        private const int RightAt = 128 - 4 * FrameBuffer.SmallAdvance;
        private const int NameAt = 56;
        private const int UnlockedAt = 128 - 6 * FrameBuffer.SmallAdvance;
        private const int MicrometresPerTenth = 100;
        private const int SecondsPerMinute = 60;
        private const int MillihertzPerHertz = 1000;

        private static readonly string[] Captions =
        {
            "Hz",
            "mm",
            "Strokes ",
            "UNLOCK",
            "chg",
            "Pressing too hard!",
            "Rate limited: battery",
            "Battery low: finish",
            "Battery low: charge",
            "Unplug the charger",
            "E",
            "--",
            "Sending the record",
            "um",
            "Calibrate depth",
            "TEST ",
            "PASS",
            "FAIL ",
            "STOP ",
        };

        private const int HertzCaption = 0;
        private const int MillimetresCaption = 1;
        private const int StrokesCaption = 2;
        private const int UnlockedCaption = 3;
        private const int ChargingCaption = 4;
        private const int PressureCaption = 5;
        private const int LimitedCaption = 6;
        private const int FinishCaption = 7;
        private const int ChargeCaption = 8;
        private const int UnplugCaption = 9;
        private const int ErrorCaption = 10;
        private const int UnprovenCaption = 11;
        private const int SendingCaption = 12;
        private const int MicrometresCaption = 13;
        private const int UncalibratedCaption = 14;
        private const int TestCaption = 15;
        private const int PassCaption = 16;
        private const int FailCaption = 17;
        private const int StopCaption = 18;

        private readonly FrameBuffer _frame;
        private readonly PenOutputs _drawn = new PenOutputs();
        private bool _hasDrawn;

        /// <summary>A screen that draws into a frame.</summary>
        public StatusScreen(FrameBuffer frame)
        {
            _frame = frame;
        }

        /// <summary>Something else than a running number differs from what was drawn last.</summary>
        public bool HasNews(PenOutputs outputs)
        {
            PenOutputs drawn = _drawn;
            return !_hasDrawn
                || outputs.State != drawn.State
                || outputs.Reason != drawn.Reason
                || outputs.Verdict != drawn.Verdict
                || outputs.RateLevel != drawn.RateLevel
                || outputs.SetDepthMicrometres != drawn.SetDepthMicrometres
                || outputs.DepthProven != drawn.DepthProven
                || outputs.DepthUnlocked != drawn.DepthUnlocked
                || outputs.PressureWarning != drawn.PressureWarning
                || outputs.RateLimited != drawn.RateLimited
                || outputs.BatteryLow != drawn.BatteryLow
                || outputs.BatteryTooLowToStart != drawn.BatteryTooLowToStart
                || outputs.Charging != drawn.Charging
                || outputs.SendingJournal != drawn.SendingJournal
                || outputs.CalibrationStep != drawn.CalibrationStep
                || outputs.NudgeMicrometres != drawn.NudgeMicrometres
                || outputs.SelfTestStep != drawn.SelfTestStep
                || outputs.SelfTestPrompt != drawn.SelfTestPrompt
                || outputs.SelfTestVerdict != drawn.SelfTestVerdict
                || outputs.SelfTestFirstFailed != drawn.SelfTestFirstFailed
                || outputs.CalibrationLost != drawn.CalibrationLost;
        }

        /// <summary>A running number (rate, strokes, battery, time left) reads differently from what was drawn last.</summary>
        public bool HasNewNumbers(PenOutputs outputs)
        {
            return outputs.Strokes != _drawn.Strokes
                || outputs.BatteryPercent != _drawn.BatteryPercent
                || HertzOf(outputs) != HertzOf(_drawn)
                || MinutesOf(outputs) != MinutesOf(_drawn);
        }

        /// <summary>Draws the whole picture anew.</summary>
        public void Render(PenOutputs outputs)
        {
            _hasDrawn = false;
            Draw(outputs);
            CopyShown(outputs, _drawn);
            _hasDrawn = true;
        }

        /// <summary>Copies what is shown from one instance to another.</summary>
        public static void CopyShown(PenOutputs from, PenOutputs to)
        {
            to.State = from.State;
            to.Reason = from.Reason;
            to.RateLevel = from.RateLevel;
            to.ShownRateMillihertz = from.ShownRateMillihertz;
            to.SetDepthMicrometres = from.SetDepthMicrometres;
            to.DepthProven = from.DepthProven;
            to.DepthUnlocked = from.DepthUnlocked;
            to.PressureWarning = from.PressureWarning;
            to.RateLimited = from.RateLimited;
            to.BatteryPercent = from.BatteryPercent;
            to.BatteryLow = from.BatteryLow;
            to.Charging = from.Charging;
            to.SessionSecondsLeft = from.SessionSecondsLeft;
            to.Strokes = from.Strokes;
            if (from.State == PenState.Running)
            {
                // What follows is not shown there, and the control period has no instruction to spare.
                return;
            }
            to.Verdict = from.Verdict;
            to.BatteryTooLowToStart = from.BatteryTooLowToStart;
            to.SendingJournal = from.SendingJournal;
            to.CalibrationStep = from.CalibrationStep;
            to.NudgeMicrometres = from.NudgeMicrometres;
            to.SelfTestStep = from.SelfTestStep;
            to.SelfTestPrompt = from.SelfTestPrompt;
            to.SelfTestVerdict = from.SelfTestVerdict;
            to.SelfTestFirstFailed = from.SelfTestFirstFailed;
            to.CalibrationLost = from.CalibrationLost;
        }

        private void Draw(PenOutputs outputs)
        {
            _frame.Clear();
            if (outputs.State == PenState.Asleep)
            {
                return;
            }
            if (outputs.State == PenState.BenchTest)
            {
                DrawSelfTest(outputs);
                return;
            }
            DrawBattery(outputs);
            if (outputs.State == PenState.Fault)
            {
                DrawFault(outputs);
                return;
            }
            if (outputs.State == PenState.Calibrating)
            {
                DrawCalibration(outputs);
                return;
            }
            DrawRate(outputs);
            DrawDepth(outputs);
            DrawSessionTime(outputs);
            DrawLines(outputs);
        }

        private void DrawRate(PenOutputs outputs)
        {
            // Three digits are all that fit in front of the depth.
            int hertz = HertzOf(outputs);
            int x = _frame.LargeNumber(hertz > 999 ? 999 : hertz, 0, 0);
            _frame.Text(Captions[HertzCaption], x, 1);
        }

        private static int HertzOf(PenOutputs outputs)
        {
            if (outputs.State == PenState.Running)
            {
                return (outputs.ShownRateMillihertz + MillihertzPerHertz / 2) / MillihertzPerHertz;
            }
            return outputs.RateLevel >= RateLevels.First && outputs.RateLevel <= RateLevels.Last
                ? RateLevels.MillihertzOf(outputs.RateLevel) / MillihertzPerHertz
                : 0;
        }

        private void DrawDepth(PenOutputs outputs)
        {
            int tenths = (outputs.SetDepthMicrometres + MicrometresPerTenth / 2) / MicrometresPerTenth;
            int x = _frame.LargeNumber(tenths / 10, DepthAt, 0);
            x = _frame.Large('.', x, 0);
            x = _frame.LargeNumber(tenths % 10, x, 0);
            _frame.Text(Captions[MillimetresCaption], x, 1);
            if (!outputs.DepthProven)
            {
                _frame.Text(Captions[UnprovenCaption], x, 0);
            }
        }

        private void DrawBattery(PenOutputs outputs)
        {
            if (outputs.Charging)
            {
                _frame.Text(Captions[ChargingCaption], RightAt, 0);
                return;
            }
            int percent =
                outputs.BatteryPercent > 100 ? 100
                : outputs.BatteryPercent < 0 ? 0
                : outputs.BatteryPercent;
            int x = FrameBuffer.Width - FrameBuffer.SmallAdvance;
            _frame.Number(percent, x - _frame.NumberWidth(percent), 0);
            _frame.Small('%', x, 0);
        }

        private void DrawSessionTime(PenOutputs outputs)
        {
            if (outputs.SessionSecondsLeft <= 0)
            {
                return;
            }
            int minutes = MinutesOf(outputs);
            int x = FrameBuffer.Width - FrameBuffer.SmallAdvance;
            _frame.Number(minutes, x - _frame.NumberWidth(minutes), 1);
            _frame.Small('m', x, 1);
        }

        // The last minute counts as one until it is over.
        private static int MinutesOf(PenOutputs outputs)
        {
            return (outputs.SessionSecondsLeft + SecondsPerMinute - 1) / SecondsPerMinute;
        }

        private void DrawFault(PenOutputs outputs)
        {
            int x = _frame.LargeText(Captions[ErrorCaption], 0, 0);
            _frame.LargeNumber((int)outputs.Reason, x, 0);
            _frame.Text(ScreenTexts.FaultName(outputs.Reason), NameAt, 1);
            _frame.Text(ScreenTexts.FaultAdvice(outputs.Reason, 1), 0, 2);
            _frame.Text(SecondLine(outputs, ScreenTexts.FaultAdvice(outputs.Reason, 2)), 0, 3);
        }

        // How far the needles were nudged, and what to do.
        private void DrawCalibration(PenOutputs outputs)
        {
            int micrometres = outputs.NudgeMicrometres;
            int x = _frame.Large(
                micrometres < 0 ? '-'
                    : micrometres > 0 ? '+'
                    : ' ',
                0,
                0
            );
            x = _frame.LargeNumber(micrometres < 0 ? -micrometres : micrometres, x, 0);
            _frame.Text(Captions[MicrometresCaption], x, 1);
            _frame.Text(ScreenTexts.OfCalibration(outputs.CalibrationStep, 1), 0, 2);
            _frame.Text(ScreenTexts.OfCalibration(outputs.CalibrationStep, 2), 0, 3);
        }

        // The number of the step and what it asks for; at the end what came of it, and of which step first.
        private void DrawSelfTest(PenOutputs outputs)
        {
            bool asked = outputs.SelfTestPrompt == SelfTestPrompt.Confirm;
            if (outputs.SelfTestStep == SelfTestStep.Display && asked)
            {
                _frame.Fill();
                return;
            }
            SelfTestVerdict verdict = outputs.SelfTestVerdict;
            bool over = verdict != SelfTestVerdict.Pending;
            SelfTestStep step = over ? outputs.SelfTestFirstFailed : outputs.SelfTestStep;
            int caption =
                verdict == SelfTestVerdict.Pass ? PassCaption
                : verdict == SelfTestVerdict.Fail ? FailCaption
                : over ? StopCaption
                : TestCaption;
            int x = _frame.LargeText(Captions[caption], 0, 0);
            if (step != SelfTestStep.None)
            {
                _frame.LargeNumber((int)step, x, 0);
            }
            _frame.Text(ScreenTexts.OfSelfTest(step), 0, 2);
            _frame.Text(ScreenTexts.OfSelfTestPrompt(outputs.SelfTestPrompt), 0, 3);
        }

        private void DrawLines(PenOutputs outputs)
        {
            if (outputs.State == PenState.Refused)
            {
                _frame.Text(ScreenTexts.OfVerdict(outputs.Verdict), 0, 2);
                _frame.Text(SecondLine(outputs, ScreenTexts.RemedyOf(outputs.Verdict)), 0, 3);
                return;
            }
            _frame.Text(FirstLine(outputs), 0, 2);
            if (outputs.CalibrationLost && outputs.State != PenState.Running)
            {
                _frame.Text(Captions[UncalibratedCaption], 0, 3);
            }
            else
            {
                int x = _frame.Text(Captions[StrokesCaption], 0, 3);
                _frame.Number(outputs.Strokes, x, 3);
            }
            if (outputs.DepthUnlocked)
            {
                _frame.Text(Captions[UnlockedCaption], UnlockedAt, 3);
            }
        }

        // What was just asked for takes the place of advice; in these states a stale flag cannot stand.
        private static string SecondLine(PenOutputs outputs, string advice)
        {
            return outputs.SendingJournal ? Captions[SendingCaption] : advice;
        }

        private static string FirstLine(PenOutputs outputs)
        {
            if (outputs.PressureWarning)
            {
                return Captions[PressureCaption];
            }
            if (outputs.State == PenState.Running)
            {
                return outputs.RateLimited ? Captions[LimitedCaption]
                    : outputs.BatteryLow ? Captions[FinishCaption]
                    : ScreenTexts.OfState(outputs.State);
            }
            if (outputs.State == PenState.Retracting)
            {
                string why = ScreenTexts.OfStop(outputs.Reason);
                return why.Length > 0 ? why : ScreenTexts.OfState(outputs.State);
            }
            if (outputs.State == PenState.Ready || outputs.State == PenState.NoCartridge)
            {
                return outputs.SendingJournal ? Captions[SendingCaption]
                    : outputs.Charging ? Captions[UnplugCaption]
                    : outputs.BatteryTooLowToStart ? Captions[ChargeCaption]
                    : ScreenTexts.OfState(outputs.State);
            }
            return ScreenTexts.OfState(outputs.State);
        }
    }
}
