package io.portside.cli.verb;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.cli.verb.OptionValues.ActivePorts;
import io.portside.cli.verb.OptionValues.Count;
import io.portside.cli.verb.OptionValues.Mode;
import io.portside.cli.verb.OptionValues.Names;
import io.portside.cli.verb.OptionValues.Pin;
import io.portside.cli.verb.OptionValues.Rate;
import io.portside.cli.work.Choices;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.PortRange;
import picocli.CommandLine.Option;

/** How servers are reached; every verb that connects has these. Filled by picocli. */
final class ConnectionOptions {
    @Option(names = "--mode", descriptionKey = "mode", paramLabel = "auto|active|passive", converter = Mode.class)
    private RoutePolicy mode;

    @Option(names = "--connections", descriptionKey = "connections", paramLabel = "N", converter = Count.class)
    private Integer connections;

    @Option(names = "--external-address", descriptionKey = "external", paramLabel = "ADDRESS")
    private String externalAddress;

    @Option(names = "--active-ports", descriptionKey = "ports", paramLabel = "FIRST-LAST", converter = ActivePorts.class)
    private PortRange activePorts;

    @Option(names = "--pin", descriptionKey = "pin", paramLabel = "SHA256:HEX", converter = Pin.class)
    private List<String> pins = new ArrayList<>();

    @Option(names = "--ca", descriptionKey = "ca", paramLabel = "FILE")
    private String authority;

    @Option(names = "--limit-rate", descriptionKey = "rate", paramLabel = "BYTES", converter = Rate.class)
    private Long rate;

    @Option(names = "--charset", descriptionKey = "charset", paramLabel = "NAME", converter = Names.class)
    private Charset charset;

    @Option(names = "--password-stdin", descriptionKey = "stdin")
    private boolean passwordFromInput;

    @Option(names = "--trace", descriptionKey = "trace")
    private boolean trace;

    Choices choices() {
        return new Choices(Optional.ofNullable(mode), Optional.ofNullable(connections),
                Optional.ofNullable(externalAddress), Optional.ofNullable(activePorts), pins,
                Optional.ofNullable(authority), Optional.ofNullable(rate), Optional.ofNullable(charset),
                passwordFromInput);
    }

    boolean trace() {
        return trace;
    }
}
