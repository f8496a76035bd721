// The words of a scenario line and where they stand.
using System.Collections.Generic;

namespace Pen.Simulator.Scenarios;

/// <summary>A word of a line.</summary>
/// <param name="Text">The word, without the quotes of a quoted one.</param>
/// <param name="Column">1-based column of its first character.</param>
/// <param name="End">0-based index in the line just after its last character.</param>
internal readonly record struct ScenarioToken(string Text, int Column, int End);

/// <summary>Cuts a line into words.</summary>
internal static class ScenarioTokenizer
{
    /// <summary>
    /// Words are separated by blanks; a # at the start of a word makes the rest of the line a comment.
    /// </summary>
    public static List<ScenarioToken> Split(string line)
    {
        List<ScenarioToken> tokens = [];
        int at = 0;
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            if (at == line.Length || line[at] == '#')
            {
                return tokens;
            }
            int start = at;
            while (at < line.Length && !char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            tokens.Add(new ScenarioToken(line[start..at], start + 1, at));
        }
    }
}
