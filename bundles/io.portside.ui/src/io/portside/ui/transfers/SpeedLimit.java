package io.portside.ui.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import io.portside.ui.app.UiMemory;

/** The limit of all sites together, kept from one start to the next. UI thread. */
public final class SpeedLimit {
    static final String KEY = "speedLimit"; //$NON-NLS-1$

    private final UiMemory memory;
    private final LongConsumer engine;
    private final List<Runnable> listeners = new ArrayList<>();

    /** @param engine limits from now on, in bytes a second; 0: no limit */
    public SpeedLimit(UiMemory memory, LongConsumer engine) {
        this.memory = memory;
        this.engine = engine;
    }

    /** Has the engine keep to the limit of the run before. Once the memory is there. */
    public void restore() {
        engine.accept(bytesPerSecond());
    }

    /** 0: none. */
    public long bytesPerSecond() {
        try {
            return memory.get(KEY).map(Long::parseLong).filter(bytes -> bytes > 0).orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** In force at once, for running transfers too. */
    public void set(long bytesPerSecond) {
        memory.put(KEY, bytesPerSecond == 0 ? "" : bytesPerSecond); //$NON-NLS-1$
        memory.save();
        engine.accept(bytesPerSecond);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
