// Rules about what may hang on which pin of the processor.
using System;
using System.Collections.Generic;
using System.Linq;
using Pen.Hardware.Model;

namespace Pen.Hardware.Checks;

internal static class ProcessorRulesCheck
{
    // What moves, lights or sounds if it is high: all that must be off in reset.
    private static readonly string[] Loads =
    [
        "MotorGate",
        "Heartbeat",
        "MotorPwm",
        "Step",
        "StepEnable",
        "LightRed",
        "LightGreen",
        "LightBlue",
        "Buzzer",
    ];

    // Used by several pins at a time.
    private static readonly string[] Shared = ["gpio", "pcnt"];

    public static IEnumerable<string> Nets(Board board)
    {
        Part processor = board.PartOf(board.Processor);
        foreach (ProcessorNet net in Fitted(board))
        {
            Pin? pin = processor.Pins.FirstOrDefault(pin =>
                pin.Type.Name == Circuitry.PinName(net.Gpio!.Value)
            );
            if (pin?.Net != net.Name)
            {
                yield return $"{net.Role} is {net.Name} at GPIO {net.Gpio}; {board.Processor} has {pin?.Net ?? "nothing"} there";
            }
        }

        int[] own = [.. board.Rules.Usb, .. board.Rules.Console, .. board.Rules.Straps];
        foreach (Pin pin in processor.Pins.Where(static pin => pin.Net is not null))
        {
            bool isGpio = pin.Type.Name.StartsWith("IO", StringComparison.Ordinal);
            bool isOwn = own.Any(gpio => Circuitry.PinName(gpio) == pin.Type.Name);
            if (isGpio && !isOwn && !Circuitry.NetsAt(board, pin).Any())
            {
                yield return $"{pin} is on {pin.Net}, which the firmware does not know";
            }
        }

        foreach (string load in Loads.Where(load => board.ProcessorNets.All(net => net.Role != load)))
        {
            yield return $"no net has the role {load}";
        }
    }

    public static IEnumerable<string> Free(Board board)
    {
        int[] taken = [.. board.Rules.Usb, .. board.Rules.Flash, .. board.Rules.Console];
        foreach (ProcessorNet net in Fitted(board))
        {
            int gpio = net.Gpio!.Value;
            if (!board.Rules.Exists.Contains(gpio))
            {
                yield return $"{net.Role}: there is no GPIO {gpio}";
            }

            if (taken.Contains(gpio))
            {
                yield return $"{net.Role}: GPIO {gpio} belongs to USB, flash or console";
            }

            if (Fitted(board).Any(other => other.Gpio == gpio && other.Name != net.Name))
            {
                yield return $"{net.Role}: GPIO {gpio} carries another net too";
            }
        }
    }

    public static IEnumerable<string> Straps(Board board)
    {
        foreach (ProcessorNet net in Fitted(board).Where(net => board.Rules.Straps.Contains(net.Gpio!.Value)))
        {
            // A button that only the running firmware pulls up, or a logic input that is pulled the strap's way.
            bool isButton = net is { Direction: "in", Drive: "contact", Pull: "internal-up" };
            bool restsAsTheStrapMust = net is { Role: "StepDirection", Gpio: 12, Pull: "down-10k" };
            if (!isButton && !restsAsTheStrapMust)
            {
                yield return $"{net.Role} is on the strap GPIO {net.Gpio} and may move its level in reset";
            }
        }
    }

    public static IEnumerable<string> InputOnly(Board board) =>
        Fitted(board)
            .Where(net => board.Rules.InputOnly.Contains(net.Gpio!.Value))
            .Where(static net => net.Direction != "in" || net.Drive is not ("push-pull" or "analog"))
            .Select(static net => $"{net.Role}: GPIO {net.Gpio} only reads, and has no pull for a contact");

    public static IEnumerable<string> Analog(Board board) =>
        Fitted(board)
            .Where(static net => net.Drive == "analog")
            .Where(net => net.Function != $"ADC1_CH{IndexOf(board.Rules.Adc1, net.Gpio!.Value)}")
            .Select(static net =>
                $"{net.Role}: GPIO {net.Gpio} is not {net.Function} of the first converter"
            );

    public static IEnumerable<string> Wake(Board board)
    {
        ProcessorNet? button = Fitted(board).FirstOrDefault(static net => net.Role == "StartStopButton");
        if (button is null || !board.Rules.Wake.Contains(button.Gpio!.Value))
        {
            yield return "Start/Stop is not on a pin that can wake the processor";
        }
        else if (!button.Pull.StartsWith("up-", StringComparison.Ordinal))
        {
            yield return "Start/Stop is not held by a resistor, and the processor's own pull sleeps";
        }
    }

    public static IEnumerable<string> Peripherals(Board board)
    {
        foreach (
            IGrouping<string, ProcessorNet> use in Fitted(board)
                .Where(static net => !Shared.Contains(net.Function))
                .GroupBy(static net => net.Function)
        )
        {
            if (use.Count() > 1)
            {
                yield return $"{use.Key} is used by {string.Join(" and ", use.Select(static net => net.Role))}";
            }
        }

        // Two lines at one pin are counted twice all the same: each line has a unit, and the encoder one a channel.
        int counters = Fitted(board).Count(static net => net.Function == "pcnt");
        if (counters > board.Rules.CounterUnits)
        {
            yield return $"{counters} lines are counted by {board.Rules.CounterUnits} units";
        }
    }

    public static IEnumerable<string> OffInReset(Board board)
    {
        foreach (ProcessorNet net in Fitted(board).Where(static net => Loads.Contains(net.Role)))
        {
            if (board.Rules.Straps.Contains(net.Gpio!.Value))
            {
                yield return $"{net.Role} is on the strap GPIO {net.Gpio}";
            }

            if (board.Rules.HighInReset.Contains(net.Gpio.Value))
            {
                yield return $"{net.Role} is on GPIO {net.Gpio}, which is high for a while in reset";
            }
        }
    }

    private static IEnumerable<ProcessorNet> Fitted(Board board) =>
        board.ProcessorNets.Where(static net => net.Gpio is not null);

    private static int IndexOf(IReadOnlyList<int> list, int value)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
