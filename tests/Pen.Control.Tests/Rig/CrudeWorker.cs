// The slow worker of the rig: journal and cartridge memory that answer after a number of periods.
using System.Collections.Generic;

namespace Pen.Control.Tests.Rig;

/// <summary>Answers one request at a time; what it is told to answer comes before what would be true.</summary>
internal sealed class CrudeWorker
{
    private readonly HashSet<long> _journal = [];
    private readonly Dictionary<SlowRequest, Queue<SlowAnswer>> _script = [];
    private int _id;
    private int _periodsLeft;
    private SlowRequest _request;
    private long _serial;

    /// <summary>The memory of the cartridge that is seated.</summary>
    public CartridgeFacts Chip { get; } = FreshChip(0x2D);

    /// <summary>Periods from request to answer.</summary>
    public int Periods { get; set; } = 3;

    /// <summary>Nothing is answered any more.</summary>
    public bool Silent { get; set; }

    /// <summary>Requests in the order in which they came.</summary>
    public List<SlowRequest> Log { get; } = [];

    /// <summary>Stop reasons of the record saved last.</summary>
    public SessionRecord Saved { get; } = new();

    /// <summary>A cartridge fresh from its bag.</summary>
    public static CartridgeFacts FreshChip(long serial)
    {
        return new CartridgeFacts
        {
            Status = CartridgeReadStatus.Ok,
            Serial = serial,
            NeedleCount = 12,
            MaxDepthMicrometres = 2500,
            MaxRateMillihertz = 150000,
            UseMarkPageProtected = true,
        };
    }

    /// <summary>Answers this to the next requests of a kind, in order.</summary>
    public void Answer(SlowRequest request, params SlowAnswer[] answers)
    {
        _script[request] = new Queue<SlowAnswer>(answers);
    }

    /// <summary>Takes a period's request.</summary>
    public void Obey(PenOutputs outputs)
    {
        if (outputs.RequestId == _id)
        {
            return;
        }
        _id = outputs.RequestId;
        _request = outputs.Request;
        _serial = outputs.RequestSerial;
        _periodsLeft = Periods;
        Log.Add(_request);
        if (_request == SlowRequest.SaveSession)
        {
            Saved.CopyFrom(outputs.Session);
        }
    }

    /// <summary>Lets a period pass and answers what is due.</summary>
    public void Advance(PenInputs inputs)
    {
        if (_id == inputs.AnswerId || Silent || --_periodsLeft > 0)
        {
            return;
        }
        inputs.AnswerId = _id;
        bool told = _script.TryGetValue(_request, out Queue<SlowAnswer>? answers) && answers.Count > 0;
        inputs.Answer = told ? answers!.Dequeue() : SlowAnswer.Done;
        Carry(inputs);
    }

    private void Carry(PenInputs inputs)
    {
        switch (_request)
        {
            case SlowRequest.ReadCartridge:
                inputs.Cartridge.CopyFrom(Chip);
                inputs.Cartridge.SeenBefore |= _journal.Contains(Chip.Serial);
                break;
            case SlowRequest.RecordIntent when inputs.Answer == SlowAnswer.Done:
                _journal.Add(_serial);
                break;
            case SlowRequest.WriteUseMark when inputs.Answer == SlowAnswer.Done:
                Chip.UseMarkSet = true;
                break;
            case SlowRequest.RecordUse when inputs.Answer == SlowAnswer.Done:
                inputs.ClearedSerial = _serial;
                break;
            default:
                break;
        }
    }
}
