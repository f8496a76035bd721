// Sends the journal's files over the serial port, byte for byte, a few lines at a time.
using System;
using Pen.Control;
using Pen.Hal;

namespace Pen.Drivers
{
    /// <summary>
    /// A dump as Journal.md describes it. It is only true if nothing is written while it is sent: a journal
    /// that has changed since the piece before breaks it off.
    /// </summary>
    public sealed class JournalDump
    {
        private const int LinesPerPiece = 12;
        private const int BytesPerLine = 32;
        private const int SegmentLength = 0x10000;
        private const int DataRecord = 0x00;
        private const int SegmentRecord = 0x04;
        private const string EndRecord = ":00000001FF";
        private const string Header = "PEN-JOURNAL 1 ";
        private const string Footer = "END-OF-DUMP ";
        private const string Aborted = "ABORTED";
        private const string Digits = "0123456789ABCDEF";

        // What is to be sent next of a file.
        private const int AtHead = 0;
        private const int AtData = 1;

        private readonly JournalStore _store;
        private readonly byte[] _chunk = new byte[LinesPerPiece * BytesPerLine];
        private readonly byte[] _data = new byte[BytesPerLine];
        private readonly byte[] _segment = new byte[2];
        private readonly char[] _line = new char[1 + 2 * (4 + BytesPerLine + 1)];
        private bool _underWay;
        private int _changes;
        private int _file;
        private int _step;
        private int _length;
        private int _offset;
        private int _chunkAt;
        private int _chunkLength;
        private uint _crc;

        /// <summary>A dump of these files.</summary>
        public JournalDump(JournalStore store)
        {
            _store = store;
        }

        /// <summary>
        /// Sends the next few lines. More until the last; Failed if the journal was written since the piece
        /// before: what was sent is then void.
        /// </summary>
        /// <param name="serial">Where to.</param>
        /// <param name="anew">Begins a dump, and breaks off the one that may be under way.</param>
        public SlowAnswer SendPiece(ISerialOutput serial, bool anew)
        {
            bool spoilt = _changes != _store.Changes;
            if (_underWay && (anew || spoilt))
            {
                _underWay = false;
                serial.WriteLine(Aborted);
            }
            if (anew)
            {
                Begin(serial);
            }
            else if (!_underWay)
            {
                return SlowAnswer.Failed;
            }
            for (int line = 0; line < LinesPerPiece; line++)
            {
                if (_file == JournalFiles.Names.Length)
                {
                    serial.WriteLine(Footer + JournalFiles.Names.Length);
                    _underWay = false;
                    return SlowAnswer.Done;
                }
                SendNext(serial);
            }
            return SlowAnswer.More;
        }

        private void Begin(ISerialOutput serial)
        {
            _underWay = true;
            _changes = _store.Changes;
            _file = 0;
            _step = AtHead;
            serial.WriteLine(Header + JournalFiles.Names.Length);
        }

        private void SendNext(ISerialOutput serial)
        {
            if (_step == AtHead)
            {
                BeginFile(serial);
            }
            else if (_offset >= _length)
            {
                serial.WriteLine(EndRecord);
                serial.WriteLine("END " + JournalFiles.Names[_file] + " " + _length + " " + Hex(_crc));
                NextFile();
            }
            else
            {
                SendData(serial);
            }
        }

        private void BeginFile(ISerialOutput serial)
        {
            int length = _store.Length(_file);
            _length = length < 0 ? 0 : length;
            _offset = 0;
            _chunkAt = 0;
            _chunkLength = 0;
            _crc = 0;
            _step = AtData;
            serial.WriteLine("FILE " + JournalFiles.Names[_file] + " " + _length);
            if (length < 0)
            {
                Lose(serial);
            }
        }

        private void SendData(ISerialOutput serial)
        {
            if (_offset == _chunkAt + _chunkLength && !ReadChunk())
            {
                Lose(serial);
                return;
            }
            int left = _chunkAt + _chunkLength - _offset;
            int count = left < BytesPerLine ? left : BytesPerLine;
            Array.Copy(_chunk, _offset - _chunkAt, _data, 0, count);
            if (_offset > 0 && _offset % SegmentLength == 0)
            {
                _segment[0] = (byte)(_offset / SegmentLength >> 8);
                _segment[1] = (byte)(_offset / SegmentLength);
                serial.WriteLine(HexRecord(0, SegmentRecord, _segment, 2));
            }
            serial.WriteLine(HexRecord(_offset % SegmentLength, DataRecord, _data, count));
            _crc = Crc32.Continue(_crc, _data, count);
            _offset += count;
        }

        // Many lines' worth at once: finding its place in a file takes the flash longer than reading there.
        private bool ReadChunk()
        {
            int left = _length - _offset;
            int wanted = left < _chunk.Length ? left : _chunk.Length;
            _chunkAt = _offset;
            _chunkLength = wanted;
            return _store.Read(_file, _offset, _chunk, wanted) == wanted;
        }

        private void Lose(ISerialOutput serial)
        {
            serial.WriteLine("LOST " + JournalFiles.Names[_file] + " " + _offset);
            NextFile();
        }

        private void NextFile()
        {
            _file++;
            _step = AtHead;
        }

        private string HexRecord(int address, int type, byte[] data, int count)
        {
            _line[0] = ':';
            int at = PutByte(1, count);
            at = PutByte(at, address >> 8);
            at = PutByte(at, address);
            at = PutByte(at, type);
            int sum = count + (address >> 8) + address + type;
            for (int i = 0; i < count; i++)
            {
                sum += data[i];
                at = PutByte(at, data[i]);
            }
            at = PutByte(at, -sum);
            return new string(_line, 0, at);
        }

        private string Hex(uint value)
        {
            int at = 0;
            for (int shift = 24; shift >= 0; shift -= 8)
            {
                at = PutByte(at, (byte)(value >> shift));
            }
            return new string(_line, 0, at);
        }

        private int PutByte(int at, int value)
        {
            _line[at] = Digits[(value >> 4) & 0xF];
            _line[at + 1] = Digits[value & 0xF];
            return at + 2;
        }
    }
}
