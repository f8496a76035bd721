// Keeps the calibration on flash in two copies, so that a torn write or a rotten byte costs nothing.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// Two files that only grow, slot by slot, until one is full and begun anew while the other holds what
    /// counts (format: Calibration.md). The slot with the greatest sequence number that verifies in either copy
    /// counts. Slow work; flash is written only while a request for it is carried out.
    /// </summary>
    public sealed class CalibrationStore
    {
        /// <summary>Copies.</summary>
        public const int Copies = 2;

        /// <summary>Slots of a copy before it is begun anew.</summary>
        public const int MaxSlots = 16;

        private const int FileLength = MaxSlots * CalibrationSlot.Length;
        private const byte Filler = 0xFF;

        private static readonly string[] Names = { "calibration-a.bin", "calibration-b.bin" };

        private readonly IStorage _storage;
        private readonly byte[] _file = new byte[FileLength];
        private readonly byte[] _slot = new byte[CalibrationSlot.Length];
        private readonly byte[] _out = new byte[2 * CalibrationSlot.Length];
        private readonly CalibrationRecord _read = new CalibrationRecord();

        // Of each copy: its greatest sequence number, and whether something is there whose end does not verify.
        private readonly int[] _newest = new int[Copies];
        private readonly bool[] _doubtful = new bool[Copies];
        private readonly int[] _lengths = new int[Copies];
        private int _sequence;

        /// <summary>A store on flash, not read yet.</summary>
        public CalibrationStore(IStorage storage)
        {
            _storage = storage;
        }

        /// <summary>What is kept. For reading.</summary>
        public readonly CalibrationRecord Record = new CalibrationRecord();

        /// <summary>
        /// Reads both copies, and mends the one that lacks the latest. Never fails: what cannot be read is told by
        /// the record's status.
        /// </summary>
        public void Load()
        {
            _sequence = 0;
            Record.HomeOffsetSteps = 0;
            Record.MotorMicrovoltsPerHertz = 0;
            bool sure = false;
            for (int copy = 0; copy < Copies; copy++)
            {
                ReadCopy(copy);
                sure |= _newest[copy] > 0 && !_doubtful[copy];
            }
            // A copy that ends well knows the latest; two that do not may both have lost it.
            Record.Status =
                sure ? CalibrationStatus.Good
                : (_doubtful[0] || _doubtful[1]) && !IsFirstWrite() ? CalibrationStatus.Lost
                : CalibrationStatus.Nominal;
            if (!sure)
            {
                return;
            }
            for (int copy = 0; copy < Copies; copy++)
            {
                if (_newest[copy] != _sequence || _doubtful[copy])
                {
                    Write(copy, Record, _sequence);
                }
            }
        }

        /// <summary>
        /// Keeps a calibration; true once at least one copy holds it and was read back: the next power-up mends the
        /// other. False also for values that are impossible. After a failure either may be found.
        /// </summary>
        public bool Save(CalibrationRecord record)
        {
            if (!record.IsPossible || _sequence == int.MaxValue)
            {
                return false;
            }
            _sequence++;
            bool kept = false;
            for (int copy = 0; copy < Copies; copy++)
            {
                kept |= Write(copy, record, _sequence);
            }
            if (kept)
            {
                Record.CopyFrom(record);
                Record.Status = CalibrationStatus.Good;
            }
            return kept;
        }

        private void ReadCopy(int copy)
        {
            _newest[copy] = 0;
            int length = _storage.Length(Names[copy]);
            _lengths[copy] = length;
            // Of a file longer than this pen makes it, nobody knows what the end is.
            _doubtful[copy] = length < 0 || length > FileLength || length % CalibrationSlot.Length != 0;
            int count = length < FileLength ? length : FileLength;
            if (count <= 0)
            {
                return;
            }
            int read = _storage.Read(Names[copy], 0, _file, count);
            if (read != count)
            {
                _doubtful[copy] = true;
                return;
            }
            int sequence = 0;
            for (int at = 0; at + CalibrationSlot.Length <= count; at += CalibrationSlot.Length)
            {
                sequence = CalibrationSlot.Take(_file, at, _read);
                _newest[copy] = sequence > _newest[copy] ? sequence : _newest[copy];
                if (sequence > _sequence)
                {
                    _sequence = sequence;
                    Record.HomeOffsetSteps = _read.HomeOffsetSteps;
                    Record.MotorMicrovoltsPerHertz = _read.MotorMicrovoltsPerHertz;
                }
            }
            _doubtful[copy] |= sequence == 0;
        }

        // Copy a is written first: with nothing in b, what is torn there never was a calibration.
        private bool IsFirstWrite()
        {
            return _lengths[1] == 0 && _lengths[0] >= 0 && _lengths[0] <= CalibrationSlot.Length;
        }

        // Appends a slot behind whatever is there, on a boundary, and reads it back.
        private bool Write(int copy, CalibrationRecord record, int sequence)
        {
            string name = Names[copy];
            int length = _storage.Length(name);
            if (length < 0)
            {
                return false;
            }
            int torn = length % CalibrationSlot.Length;
            int padding = torn == 0 ? 0 : CalibrationSlot.Length - torn;
            if (length + padding + CalibrationSlot.Length > FileLength)
            {
                // The other copy was written last or is next: one of them always holds a calibration.
                if (!_storage.Delete(name))
                {
                    return false;
                }
                length = 0;
                padding = 0;
            }
            CalibrationSlot.Put(_slot, record, sequence);
            for (int i = 0; i < padding; i++)
            {
                _out[i] = Filler;
            }
            Array.Copy(_slot, 0, _out, padding, CalibrationSlot.Length);
            return _storage.Append(name, _out, padding + CalibrationSlot.Length)
                && Holds(name, length + padding);
        }

        private bool Holds(string name, int at)
        {
            if (_storage.Read(name, at, _out, CalibrationSlot.Length) != CalibrationSlot.Length)
            {
                return false;
            }
            for (int i = 0; i < CalibrationSlot.Length; i++)
            {
                if (_out[i] != _slot[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
