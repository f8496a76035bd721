// Self-test: the service cartridge, home, and the depth axis out and back.
namespace Pen.Control
{
    /// <summary>
    /// Reads the cartridge, homes twice, and with the service cartridge, which has no needles, goes to 2.0 mm and back.
    /// Never marks, never records: no other slow work is asked for than reading.
    /// </summary>
    internal sealed class SelfTestAxis : SelfTestGroup
    {
        private const int AuditMicrometres = 2000;
        private const int PatienceMilliseconds = 120000;
        private const int MoveMilliseconds = 8000;

        private SelfTestStep _step;
        private int _milliseconds;
        private int _legs;
        private bool _asked;

        /// <inheritdoc/>
        public override void Begin(SelfTestStep step)
        {
            base.Begin(step);
            _step = step;
            _milliseconds = 0;
            _legs = 0;
            _asked = false;
        }

        /// <inheritdoc/>
        public override SelfTestVerdict Update(PenParts parts, PenInputs inputs, PenOutputs outputs)
        {
            _milliseconds = IntMath.Min(_milliseconds + parts.Elapsed, PatienceMilliseconds);
            if (_step == SelfTestStep.Cartridge)
            {
                return Cartridge(parts, inputs);
            }
            StopReason failure = parts.Depth.Failure;
            if (failure != StopReason.None || _milliseconds >= MoveMilliseconds)
            {
                Value = (int)failure;
                return SelfTestVerdict.Fail;
            }
            if (parts.Depth.Busy)
            {
                return SelfTestVerdict.Pending;
            }
            return _step == SelfTestStep.Home ? Home(parts) : Audit(parts);
        }

        private SelfTestVerdict Cartridge(PenParts parts, PenInputs inputs)
        {
            if (!_asked)
            {
                Prompt = SelfTestPrompt.InsertTool;
                if (_milliseconds >= PatienceMilliseconds || parts.Panel.DepthDown)
                {
                    return SelfTestVerdict.Fail;
                }
                _asked = parts.Presence.In && parts.Desk.Post(SlowRequest.ReadCartridge, 0);
                return SelfTestVerdict.Pending;
            }
            Prompt = SelfTestPrompt.Wait;
            if (!parts.Desk.HasAnswered(SlowRequest.ReadCartridge))
            {
                return parts.Desk.TimedOut ? SelfTestVerdict.Fail : SelfTestVerdict.Pending;
            }
            Value = (int)inputs.Cartridge.Status;
            return Judged(inputs.Cartridge.Status == CartridgeReadStatus.Service);
        }

        // Each homing measures the edge twice; that a second one finds it there again is the point.
        private SelfTestVerdict Home(PenParts parts)
        {
            if (_legs > 0 && !parts.Depth.Proven)
            {
                return SelfTestVerdict.Fail;
            }
            if (_legs == 2)
            {
                return SelfTestVerdict.Pass;
            }
            _legs++;
            parts.Depth.Pursue(DepthGoal.Home, 0);
            return SelfTestVerdict.Pending;
        }

        // Every move is audited pulse by pulse, and the way in measures home against the count.
        private SelfTestVerdict Audit(PenParts parts)
        {
            switch (_legs++)
            {
                case 0:
                    parts.Depth.Pursue(DepthGoal.Extend, AuditMicrometres);
                    return SelfTestVerdict.Pending;
                case 1:
                    parts.Depth.Pursue(DepthGoal.Retract, 0);
                    return SelfTestVerdict.Pending;
                default:
                    return Judged(parts.Depth.Parked);
            }
        }
    }
}
