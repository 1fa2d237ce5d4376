package io.portside.engine.address;

import java.util.Optional;

import io.portside.ftp.setting.Security;

/** A place on a server as it was typed. */
public sealed interface Address {

    /** A URL. No password is in it, because one is refused. */
    record Url(Security security, Optional<String> user, String host, int port, RemotePath path) implements Address {}

    /** A site's name, perhaps with a path; which part is the name only the list of sites tells. */
    record Named(String text) implements Address {}
}
