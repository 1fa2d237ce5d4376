package io.portside.ftp.data;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.reply.Reply;

/**
 * How a {@link DataTransfer} went: well.
 *
 * @param prelude   one reply a step
 * @param begun     the 1yz where there was one
 * @param last      226 or 250
 * @param behind    one reply a command behind; empty when this server does not keep them for after the transfer
 * @param connected false when the server reported success and never opened a data connection
 * @param endProven false when TLS was used and the end of the data came without close_notify: anybody can have cut it
 */
public record DataOutcome(List<Reply> prelude, Optional<Reply> begun, Reply last, Optional<List<Reply>> behind,
        long bytes, boolean connected, boolean endProven) {}
