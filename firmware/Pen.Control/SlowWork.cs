// Slow work: what a control period may only ask for, and what comes back.
namespace Pen.Control
{
    /// <summary>Work that blocks (1-Wire, flash) and therefore runs outside the control period.</summary>
    public enum SlowRequest
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>
        /// Read both copies of the journal, recover it, count this boot; read the calibration into
        /// <see cref="PenInputs.Calibration"/>.
        /// </summary>
        MountJournal = 1,

        /// <summary>Find the cartridge's memory and read it into <see cref="PenInputs.Cartridge"/>.</summary>
        ReadCartridge = 2,

        /// <summary>Journal: this serial is about to be used. From here on this pen refuses it elsewhere.</summary>
        RecordIntent = 3,

        /// <summary>Write the use mark into the cartridge's memory.</summary>
        WriteUseMark = 4,

        /// <summary>Reset the bus, match the ROM, read the use mark back.</summary>
        ReadBackUseMark = 5,

        /// <summary>Journal: the mark of this serial has been read back; its session opens, and it may run.</summary>
        RecordUse = 6,

        /// <summary>Journal: what happened in the session so far.</summary>
        SaveSession = 7,

        /// <summary>
        /// Send a piece of the journal over the serial port: the first if the request's serial is 0, else the
        /// next. <see cref="SlowAnswer.More"/> until the last one.
        /// </summary>
        DumpJournal = 8,

        /// <summary>Calibration: keep what stands in <see cref="PenOutputs.Calibration"/>.</summary>
        SaveCalibration = 9,

        /// <summary>Serial port: a result of the bench self-test, packed into the serial (<see cref="SelfTestReport"/>).</summary>
        ReportSelfTest = 10,
    }

    /// <summary>How a piece of slow work ended.</summary>
    public enum SlowAnswer
    {
        /// <summary>No answer yet.</summary>
        None = 0,

        /// <summary>Done, and verified as far as the work itself can.</summary>
        Done = 1,

        /// <summary>Not done; trying again may help.</summary>
        Failed = 2,

        /// <summary>The device that answered is not the one the request was for.</summary>
        WrongDevice = 3,

        /// <summary>No room is left.</summary>
        Full = 4,

        /// <summary>A piece is done, and there is more: ask again.</summary>
        More = 5,
    }
}
