// What the steps of a scenario do to a pen.
using Pen.Hal.Simulated;
using Pen.Simulator.Scenarios;

namespace Pen.Simulator.Running;

/// <summary>Carries out steps; those that only expect or remark do nothing.</summary>
internal static class StepActions
{
    public static void Apply(ScenarioStep step, SimulatedPen pen, PenHands hands)
    {
        SimulatedBoard board = pen.Board;
        switch (step)
        {
            case PowerStep power:
                hands.SetPower(power.On);
                break;
            case InsertStep insert:
                hands.Insert(insert.Cartridge);
                break;
            case RemoveStep:
                hands.Remove();
                break;
            case PressStep press:
                hands.Press(press.Buttons, press.DurationMicroseconds, press.Times);
                break;
            case HoldStep hold:
                hands.SetButtons(hold.Buttons, true);
                break;
            case ReleaseStep release:
                hands.SetButtons(release.Buttons, false);
                break;
            case SkinStep skin:
                board.SkinMeanTorque = skin.MicronewtonMetres / 1e6;
                break;
            case BatteryStep battery:
                board.BatteryCharge = battery.Millipercent / 1e5;
                break;
            case ChargerStep charger:
                board.SetCharger(charger.Plugged);
                break;
            case SetStep set:
                board.Parameters.Set(set.Setting.Key, set.Setting.Value);
                break;
            case FaultStep fault:
                fault.Request.Apply(board.Faults);
                break;
        }
    }
}
