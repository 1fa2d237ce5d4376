package io.portside.ftp.control;

import java.util.List;

import io.portside.ftp.reply.Reply;

/** A reply and its lines as they came, codes included. */
record ReceivedReply(Reply reply, List<String> lines) {}
