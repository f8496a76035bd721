// What a rule says of a board.
namespace Pen.Hardware.Checks;

/// <summary>A rule that a board breaks.</summary>
/// <param name="Rule">Name of the rule, in words.</param>
/// <param name="Problem">Which part, pin or net, and what is wrong with it.</param>
public sealed record Finding(string Rule, string Problem);
