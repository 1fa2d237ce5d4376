package io.portside.ftp.listing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of a remote folder.
 *
 * @param name        a single name, never with a slash, never {@code .} or {@code ..}; undecodable bytes are kept reversibly
 *                    (see {@code NameCodec})
 * @param size        bytes of a file, empty where the server does not say or counts something else (VMS: blocks)
 * @param permissions {@code rwxr-xr-x} with setuid and the like where the server tells the mode, else the perm fact of
 *                    MLSD
 * @param linkTarget  for links, where known
 */
public record RemoteEntry(String name, EntryKind kind, OptionalLong size, Optional<RemoteTime> modified,
        Optional<String> permissions, Optional<String> owner, Optional<String> group, Optional<String> linkTarget) {}
