// Whoever listens at the pen's serial port: keeps every line, whatever happens to the pen's power.
using System.Collections.Generic;
using System.Text;

namespace Pen.Hal.Simulated;

/// <summary>The far end of the serial line.</summary>
public sealed class SerialCapture
{
    private const string LineEnd = "\r\n";

    private readonly List<string> _lines = [];
    private readonly StringBuilder _open = new();

    /// <summary>The whole lines received so far, oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Everything received, as it came, a line that power cut short included.</summary>
    public string Text
    {
        get
        {
            StringBuilder text = new();
            foreach (string line in _lines)
            {
                text.Append(line).Append(LineEnd);
            }

            return text.Append(_open).ToString();
        }
    }

    /// <summary>Forgets what was received.</summary>
    public void Clear()
    {
        _lines.Clear();
        _open.Clear();
    }

    internal void Receive(string characters) => _open.Append(characters);

    internal void EndLine()
    {
        _lines.Add(_open.ToString());
        _open.Clear();
    }
}
