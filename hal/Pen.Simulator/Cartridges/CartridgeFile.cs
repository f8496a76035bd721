// Cartridge images on disk: eight bytes of ROM, then the chip's memory from 0x00 to 0x8F.
using System;
using System.IO;
using Pen.Hal.Simulated;

namespace Pen.Simulator.Cartridges;

/// <summary>Reads and writes image files. Every exception's message names the file and the remedy.</summary>
public static class CartridgeFile
{
    private const string Remedy = "give the image that `cartridge new` wrote or a programmer read";

    /// <summary>
    /// Reads an image: any bytes, but of the right length. Throws an <c>IOException</c> or
    /// <see cref="UnauthorizedAccessException"/>.
    /// </summary>
    public static byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder: {Remedy}");
        }
        if (!File.Exists(path))
        {
            throw new IOException($"there is no file {path}: {Remedy}");
        }
        using FileStream file = File.OpenRead(path);
        // One byte more than an image tells a longer file, however long or endless it is.
        byte[] image = new byte[CartridgeChip.ImageLength + 1];
        int length = file.ReadAtLeast(image, image.Length, throwOnEndOfStream: false);
        if (length != CartridgeChip.ImageLength)
        {
            string found = length > CartridgeChip.ImageLength ? "longer" : $"{length} bytes long";
            throw new IOException(
                $"{path} is {found}, an image is {CartridgeChip.ImageLength} bytes long "
                    + $"(8 of ROM, 144 of memory): {Remedy}"
            );
        }
        return image[..length];
    }

    /// <summary>
    /// Writes an image to a file that does not exist yet: an image is never written over another file. Throws
    /// an <c>IOException</c> or <see cref="UnauthorizedAccessException"/>.
    /// </summary>
    public static void WriteNew(string path, byte[] image)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new IOException($"{path} exists already: give another name, or remove it first");
        }
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(image);
    }
}
