// An option that takes a whole number.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace Pen.Simulator.Commands;

/// <summary>Options of whole numbers that say what they expect, also where a word was given instead.</summary>
internal static class WholeNumber
{
    /// <summary>An option with a least and a greatest value, and with one for where it is not given.</summary>
    public static Option<int> Option(
        string name,
        string description,
        int fallback,
        int least = 1,
        int most = int.MaxValue,
        string helpName = "N"
    )
    {
        Option<int> option = new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => fallback,
        };
        option.Validators.Add(result => Validate(result, name, least, most));
        return option;
    }

    // By its words: asking for the number would throw if it is none.
    private static void Validate(OptionResult result, string name, int least, int most)
    {
        if (
            result.Tokens.Any(token =>
                !int.TryParse(token.Value, out int number) || number < least || number > most
            )
        )
        {
            string upTo = most == int.MaxValue ? "" : $" to {most}";
            result.AddError($"{name} takes a whole number from {least}{upTo}");
        }
    }
}
