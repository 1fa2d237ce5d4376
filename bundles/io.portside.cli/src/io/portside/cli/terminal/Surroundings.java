package io.portside.cli.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run has around it.
 *
 * @param in          standard input
 * @param out         standard output, for results only
 * @param err         standard error, for everything else
 * @param charset     of text on these, except JSON, which is UTF-8
 * @param outIsScreen names are shown and not read by another program
 * @param progress    standard error is a screen, so that a line may be overwritten
 * @param columns     of that screen
 * @param person      who can be asked; empty in a pipe or a scheduled job
 * @param folder      what paths of this computer are relative to
 */
public record Surroundings(InputStream in, OutputStream out, PrintStream err, Charset charset, boolean outIsScreen,
        boolean progress, int columns, Optional<Person> person, Path folder) {}
