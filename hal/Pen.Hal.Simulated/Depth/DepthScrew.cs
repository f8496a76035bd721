// The screw behind the depth stepper: a nut between two stops, and a carriage that follows it with play.
using System;

namespace Pen.Hal.Simulated;

/// <summary>Positions in micrometres, deeper positive, 0 where the needles are flush with the tip.</summary>
internal sealed class DepthScrew
{
    private const int QuartersPerStep = 4;

    private readonly PlantParameters _parameters;
    private readonly FaultyLine _home;
    private readonly SeededRandom _random;
    private double _homeEdge;
    private bool _edgeIsFresh;

    public DepthScrew(PlantParameters parameters, FaultyLine home, SeededRandom random)
    {
        _parameters = parameters;
        _home = home;
        _random = random;
        // Power went away by surprise last time: the carriage is anywhere.
        Rotor = LowLimit + random.NextUpTo((int)(HighLimit - LowLimit));
        CarriageMicrometres = NutMicrometres + (random.NextSigned() * HalfPlay);
        Follow();
    }

    /// <summary>The rotor cannot turn.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>How much deeper than it should be the home sensor's edge is, in micrometres.</summary>
    public double HomeShift
    {
        get;
        set
        {
            field = value;
            LookAtHome();
        }
    }

    /// <summary>Rotor position in quarter steps from zero.</summary>
    public long Rotor { get; private set; }

    /// <summary>Where the carriage stands.</summary>
    public double CarriageMicrometres { get; private set; }

    /// <summary>Where the nut stands.</summary>
    public double NutMicrometres => Rotor * QuarterStep;

    private double QuarterStep => _parameters.Lead / (_parameters.StepsPerTurn * QuartersPerStep);

    private double HalfPlay => _parameters.Backlash / 2;

    private long LowLimit => (long)Math.Ceiling((_parameters.ShallowStop - HalfPlay) / QuarterStep);

    private long HighLimit => (long)Math.Floor((_parameters.DeepStop + HalfPlay) / QuarterStep);

    /// <summary>Turns the rotor to a position, or as near to it as the stops let it.</summary>
    public void TurnTo(long position)
    {
        if (!IsBlocked)
        {
            Rotor = Math.Clamp(position, LowLimit, HighLimit);
            Follow();
        }
    }

    private void Follow()
    {
        double nut = NutMicrometres;
        double pushed = Math.Clamp(CarriageMicrometres, nut - HalfPlay, nut + HalfPlay);
        CarriageMicrometres = Math.Clamp(pushed, _parameters.ShallowStop, _parameters.DeepStop);
        LookAtHome();
    }

    // The edge is drawn anew each time the carriage has left its neighbourhood: one passage sees one edge.
    private void LookAtHome()
    {
        double spread = _parameters.HomeRepeatability;
        double middle = _parameters.HomeEdge + HomeShift;
        bool isNear = Math.Abs(CarriageMicrometres - middle) <= spread;
        if (isNear && !_edgeIsFresh)
        {
            _edgeIsFresh = true;
            _homeEdge = middle + (_random.NextSigned() * spread);
        }
        else if (!isNear)
        {
            _edgeIsFresh = false;
        }

        double edge = isNear ? _homeEdge : middle;
        _home.Drive(CarriageMicrometres <= edge);
    }
}
