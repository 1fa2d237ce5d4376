package io.portside.ftp.doctor;

import java.net.InetAddress;

/**
 * Where the server sees us.
 *
 * @param words the server's own, from which it was read
 */
public record SeenAddress(InetAddress address, String words) {}
