package io.portside.ftp.transfer;

/** Taking absolute remote paths apart; the separator is {@code /}. */
public final class RemotePath {
    private RemotePath() {}

    /** The folder that {@code path} is in; the root's is the root. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** What comes after the last slash. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@code name} in {@code folder}. */
    public static String child(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }
}
