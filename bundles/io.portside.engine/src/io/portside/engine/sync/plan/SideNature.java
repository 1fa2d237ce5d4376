package io.portside.engine.sync.plan;

import java.util.Locale;

/**
 * What names one side can have, and what its clock is like.
 *
 * @param caseSensitive    {@code a} and {@code A} are two files
 * @param formSensitive    composed and decomposed letters (NFC, NFD) make two files
 * @param windowsNames     refuses what Windows refuses: {@code a:b}, {@code con}, a dot at the end
 * @param controlNames     names may hold line breaks and other control characters; over FTP they cannot, RFC 959 ends
 *                         commands with them
 * @param maxNameBytes     of one name, in UTF-8
 * @param links            symbolic links can be made there
 * @param twoSecondClock   may be a FAT file system, which keeps even seconds only
 */
public record SideNature(boolean caseSensitive, boolean formSensitive, boolean windowsNames, boolean controlNames,
        int maxNameBytes, boolean links, boolean twoSecondClock) {
    private static final int USUAL_BYTES = 255;

    /** A server, about which nothing else is known. */
    public static final SideNature SERVER = new SideNature(true, true, false, false, USUAL_BYTES, false, false);

    /** Local files of Linux and the like. */
    public static final SideNature UNIX = new SideNature(true, true, false, true, USUAL_BYTES, true, false);

    /** Local files of Windows; 255 UTF-16 units, which is more than 255 bytes, but other systems cannot have those. */
    public static final SideNature WINDOWS = new SideNature(false, true, true, false, 3 * USUAL_BYTES, true, false);

    /** Local files of macOS. */
    public static final SideNature MAC = new SideNature(false, false, false, true, USUAL_BYTES, true, false);

    /** Memory sticks, whatever the system. */
    public static final SideNature FAT = new SideNature(false, true, true, false, 3 * USUAL_BYTES, false, true);

    /** The same, but {@code a} and {@code A} are one file. */
    public SideNature caseInsensitive() {
        return new SideNature(false, formSensitive, windowsNames, controlNames, maxNameBytes, links, twoSecondClock);
    }

    /**
     * Local files.
     *
     * @param osName    the system property {@code os.name}
     * @param fileStore the file system's type, as {@code java.nio.file.FileStore.type()}; empty where it is not known
     */
    public static SideNature local(String osName, String fileStore) {
        String store = fileStore.toLowerCase(Locale.ROOT);
        if (store.contains("fat") || store.equals("msdos")) {
            return FAT;
        }
        if (osName.startsWith("Windows")) {
            return WINDOWS;
        }
        return osName.startsWith("Mac") ? MAC : UNIX;
    }
}
