package io.portside.ftp.data;

import io.portside.ftp.control.Command;

/** A command between the negotiation of a data connection and the transfer command. {@code required}: a negative reply ends the operation. */
public record PreludeStep(Command command, boolean required) {}
