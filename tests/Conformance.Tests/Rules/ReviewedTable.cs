// A reviewed list of what is found and right all the same: rule, method, what, why. Exact in both directions.
using System;
using System.Collections.Generic;
using System.Linq;
using Conformance.Tests.Listed;

namespace Conformance.Tests.Rules;

internal sealed class ReviewedTable
{
    /// <summary>In the rule's column: the method is reached by the control period but runs outside it in effect.</summary>
    public const string SlowPath = "slow path";

    /// <summary>In the rule's column: the method is reached by the control period, but no counted one calls it.</summary>
    public const string Uncounted = "uncounted";

    private const string Any = "*";

    private readonly string _name;
    private readonly List<string[]> _rows;
    private readonly HashSet<string[]> _used = [];

    public ReviewedTable(string name)
    {
        _name = name;
        _rows =
        [
            .. ApiLists.Resource(name).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')),
        ];
        foreach (string[] row in _rows.Where(row => row.Length != 4 || row[3].Length < 20))
        {
            throw new InvalidOperationException(
                $"{name}: not rule, method, what, reason: {string.Join(" | ", row)}"
            );
        }
    }

    /// <summary>The rules that the table speaks of.</summary>
    public IEnumerable<string> Rules => _rows.Select(row => row[0]).Distinct();

    /// <summary>Rows that nothing needed, a line each.</summary>
    public IEnumerable<string> Unused =>
        _rows.Except(_used).Select(row => $"{_name}: nothing needs {row[0]} | {row[1]} | {row[2]}");

    /// <summary>True if the table names a complaint; the row counts as used.</summary>
    public bool Covers(Complaint complaint) => Covers(complaint.Rule, complaint.Method, complaint.What);

    /// <summary>True if the table has a row. A row whose method is * is about all methods.</summary>
    public bool Covers(string rule, string method, string what)
    {
        string[]? row = _rows.Find(row =>
            row[0] == rule && (row[1] == method || row[1] == Any) && row[2] == what
        );
        if (row is not null)
        {
            _used.Add(row);
        }
        return row is not null;
    }
}
