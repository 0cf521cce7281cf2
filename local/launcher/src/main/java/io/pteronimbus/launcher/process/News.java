package io.pteronimbus.launcher.process;

/** Where what happens to processes is told to people: one sentence at a time, from any thread. */
@FunctionalInterface
public interface News {
    void tell(String sentence);
}
