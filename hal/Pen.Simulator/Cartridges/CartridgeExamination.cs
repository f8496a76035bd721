// A cartridge image taken apart: every field, every check, and what a pen says.
using System;
using System.Collections.Generic;
using System.Text;
using Pen.Control;
using Pen.Drivers;

namespace Pen.Simulator.Cartridges;

/// <summary>What an image holds. Fields are as they stand there, also where a check says not to trust them.</summary>
public sealed class CartridgeExamination
{
    private const int RomLength = 8;
    private const int CopyProtectionAddress = 0x84;

    private readonly byte[] _rom;
    private readonly byte[] _memory;
    private readonly byte[] _page;
    private readonly List<string> _refusals = [];
    private readonly List<string> _remarks = [];

    /// <summary>Takes an image apart; 152 bytes, anything in them.</summary>
    public CartridgeExamination(byte[] image)
    {
        _rom = image[..RomLength];
        _memory = image[RomLength..];
        _page = _memory[..Ds2431.PageLength];
        RomCrcComputed = Crc8.Compute(_rom, 0, RomLength - 1);
        ContentCrcComputed = Crc16.Compute(_page, 0, CartridgeLayout.CrcAt);
        Verdict = PenVerdict.Of(image);
        Explain();
    }

    /// <summary>A fresh pen would use the cartridge.</summary>
    public bool Accepted => Verdict == CartridgeVerdict.Accepted;

    /// <summary>What a pen that has not seen the cartridge before makes of it: the firmware's own verdict.</summary>
    public CartridgeVerdict Verdict { get; }

    /// <summary>Why a pen refuses it, the reason that comes first first; empty if it does not.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>What is not as the format asks, though no pen refuses it.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The eight bytes of ROM as they come over the wire: family, serial, CRC-8.</summary>
    public ReadOnlySpan<byte> Rom => _rom;

    /// <summary>Family code.</summary>
    public int Family => _rom[0];

    /// <summary>The 48 bits of serial.</summary>
    public long Serial => Number(_rom, 1, 6);

    /// <summary>The CRC-8 in the ROM.</summary>
    public int RomCrc => _rom[RomLength - 1];

    /// <summary>The CRC-8 that the ROM should have.</summary>
    public int RomCrcComputed { get; }

    /// <summary>The identity begins as it should.</summary>
    public bool HasMagic => CartridgeLayout.HasMagic(_page);

    /// <summary>It is the service cartridge's identity, whole.</summary>
    public bool IsService => Verdict == CartridgeVerdict.ServiceTool;

    /// <summary>Format version.</summary>
    public int FormatVersion => _page[CartridgeLayout.VersionAt];

    /// <summary>Needles.</summary>
    public int Needles => _page[CartridgeLayout.NeedlesAt];

    /// <summary>Deepest setting in micrometres.</summary>
    public int MaxDepthMicrometres => (int)Number(_page, CartridgeLayout.DepthAt, 2);

    /// <summary>Highest rate in millihertz.</summary>
    public long MaxRateMillihertz => Number(_page, CartridgeLayout.RateAt, 4);

    /// <summary>Lot without its padding; a byte that is no printable ASCII shows as a question mark.</summary>
    public string Lot
    {
        get
        {
            StringBuilder lot = new();
            foreach (byte character in LotBytes)
            {
                lot.Append(character is >= 0x20 and <= 0x7E ? (char)character : '?');
            }
            return lot.ToString().TrimEnd();
        }
    }

    /// <summary>The CRC-16 in the identity.</summary>
    public int ContentCrc => (int)Number(_page, CartridgeLayout.CrcAt, 2);

    /// <summary>The CRC-16 that the identity should have.</summary>
    public int ContentCrcComputed { get; }

    /// <summary>The row of the use mark.</summary>
    public ReadOnlySpan<byte> UseMark => _memory.AsSpan(CartridgeLayout.UseMarkAddress, Ds2431.RowLength);

    /// <summary>The use mark is not blank.</summary>
    public bool IsMarked => CartridgeLayout.IsMarked(UseMark.ToArray());

    /// <summary>The protection control bytes of pages 0 to 3.</summary>
    public ReadOnlySpan<byte> Protection => _memory.AsSpan(Ds2431.ControlAddress, 4);

    /// <summary>The copy protection byte.</summary>
    public byte CopyProtection => _memory[CopyProtectionAddress];

    private ReadOnlySpan<byte> LotBytes => _page.AsSpan(CartridgeLayout.LotAt, CartridgeLayout.LotLength);

    /// <summary>What a protection byte does.</summary>
    public static string ProtectionWords(byte control)
    {
        return control switch
        {
            Ds2431.WriteProtected => "write-protected",
            Ds2431.EpromMode => "EPROM mode, bits only go from 1 to 0",
            _ => "open",
        };
    }

    private static long Number(byte[] bytes, int at, int count)
    {
        long value = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[at + i];
        }
        return value;
    }

    // In the pen's own order: the first reason is the one it gives.
    private void Explain()
    {
        if (!CartridgeLayout.IsValidRom(BitConverter.ToInt64(_rom)))
        {
            Refuse($"the ROM's CRC-8 is {RomCrc:X2}, its other bytes ask for {RomCrcComputed:X2}");
        }
        if (Family != Ds2431.FamilyCode)
        {
            Refuse($"the family code is {Family:X2}, a DS2431 has {Ds2431.FamilyCode:X2}");
        }
        if (ContentCrc != ContentCrcComputed)
        {
            Refuse($"the identity's CRC-16 is {ContentCrc:X4}, its bytes ask for {ContentCrcComputed:X4}");
        }
        if (IsService)
        {
            Refuse("it is a service cartridge: for the bench self-test, never for treatment");
            Remark();
            return;
        }
        if (!HasMagic)
        {
            Refuse("the identity does not begin with 50 4E (\"PN\")");
        }
        if (FormatVersion != CartridgeLayout.FormatVersion)
        {
            Refuse($"the format version is {FormatVersion}, pens know {CartridgeLayout.FormatVersion}");
        }
        ExplainRange("needle count", Needles, 1, CartridgeLayout.MaxNeedles, "");
        ExplainRange(
            "deepest setting",
            MaxDepthMicrometres,
            CartridgeLayout.MinDepthMicrometres,
            CartridgeLayout.MaxDepthMicrometres,
            " um"
        );
        ExplainRange(
            "highest rate",
            MaxRateMillihertz,
            CartridgeLayout.MinRateMillihertz,
            CartridgeLayout.MaxRateMillihertz,
            " mHz"
        );
        if (IsMarked)
        {
            Refuse("the use mark is set: this cartridge was used");
        }
        if (Protection[1] != Ds2431.EpromMode)
        {
            Refuse(
                $"page 1 is not in EPROM mode (control byte {Protection[1]:X2}): its mark could be undone"
            );
        }
        Remark();
    }

    private void ExplainRange(string what, long value, long least, long most, string unit)
    {
        if (value < least || value > most)
        {
            Refuse($"the {what} is {value}{unit}, outside {least} to {most}{unit}");
        }
    }

    private void Refuse(string reason) => _refusals.Add(reason);

    private void Remark()
    {
        if (Protection[0] != Ds2431.WriteProtected)
        {
            _remarks.Add(
                $"page 0 is not write-protected (control byte {Protection[0]:X2}): limits can be changed"
            );
        }
        if (HasMagic && FormatVersion == CartridgeLayout.FormatVersion)
        {
            RemarkIdentity();
        }
        int markEnd = CartridgeLayout.UseMarkAddress + Ds2431.RowLength;
        RemarkReserved("page 1", _memory.AsSpan(markEnd, Ds2431.PageLength - Ds2431.RowLength));
    }

    private void RemarkIdentity()
    {
        foreach (byte character in LotBytes)
        {
            if (character is < 0x20 or > 0x7E)
            {
                _remarks.Add("the lot is not printable ASCII");
                break;
            }
        }
        int lotEnd = CartridgeLayout.LotAt + CartridgeLayout.LotLength;
        RemarkReserved("page 0", _page.AsSpan(lotEnd, CartridgeLayout.CrcAt - lotEnd));
    }

    private void RemarkReserved(string page, ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAnyExcept(CartridgeLayout.UnmarkedByte))
        {
            _remarks.Add($"reserved bytes of {page} are not FF");
        }
    }
}
