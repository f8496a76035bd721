// A second reading of s-expressions, for what the program writes.
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Hardware.Tests;

/// <summary>A list with its name, texts and lists; or the whole file.</summary>
internal sealed class SExpression
{
    public string Name => Texts.Count > 0 ? Texts[0] : "";

    public List<string> Texts { get; } = [];

    public List<SExpression> Lists { get; } = [];

    public string Value => Texts[^1];

    public IEnumerable<SExpression> All(string name) => Lists.Where(list => list.Name == name);

    public SExpression One(string name) => All(name).Single();

    public static SExpression Parse(string text)
    {
        int at = 0;
        SExpression root = new();
        Fill(root, text, ref at, false);
        return root.Lists.Single();
    }

    private static void Fill(SExpression list, string text, ref int at, bool inside)
    {
        while (at < text.Length)
        {
            char c = text[at++];
            switch (c)
            {
                case '(':
                    SExpression child = new();
                    list.Lists.Add(child);
                    Fill(child, text, ref at, true);
                    break;
                case ')':
                    if (!inside)
                    {
                        throw new InvalidDataException("A bracket too many.");
                    }

                    return;
                case '"':
                    list.Texts.Add(Quoted(text, ref at));
                    break;
                default:
                    if (!char.IsWhiteSpace(c))
                    {
                        at--;
                        list.Texts.Add(Word(text, ref at));
                    }

                    break;
            }
        }

        if (inside)
        {
            throw new InvalidDataException("A bracket is not closed.");
        }
    }

    private static string Quoted(string text, ref int at)
    {
        StringBuilder value = new();
        while (text[at] != '"')
        {
            value.Append(text[at] == '\\' ? text[++at] : text[at]);
            at++;
        }

        at++;
        return value.ToString();
    }

    private static string Word(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')'))
        {
            at++;
        }

        return text[start..at];
    }
}
