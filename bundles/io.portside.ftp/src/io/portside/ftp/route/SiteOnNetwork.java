package io.portside.ftp.route;

/**
 * What route memory is kept for: a server as seen from one local network. The same laptop at home and in the office
 * are two entries.
 *
 * @param server  {@code host:port} as in the profile, lower case; with {@code ftpes://} or {@code ftps://} before it where TLS is used,
 *                because a NAT's helper reads PORT and 227 in clear text only
 * @param network the local network, for instance {@code 192.168.71.0/24}
 */
public record SiteOnNetwork(String server, String network) {}
