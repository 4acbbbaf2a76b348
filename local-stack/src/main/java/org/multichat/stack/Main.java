package org.multichat.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.multichat.operation.setting.KnownSettings;

/** What {@code ./run} starts. */
public final class Main {

    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    private static final String FRESH = "--fresh";
    private static final String SIMULATOR = "--simulator";

    /** The first argument is the checkout; then {@code --fresh} and {@code --simulator}, either or both. */
    public static void main(String... arguments) {
        List<String> wishes = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        if (arguments.length == 0 || !List.of(FRESH, SIMULATOR).containsAll(wishes)) {
            System.err.println(
                    "run it with ./run, or: java -cp ... org.multichat.stack.Main <checkout> [--fresh] [--simulator]");
            System.exit(MISUSED);
        }
        try {
            run(new Checkout(Path.of(arguments[0])), wishes.contains(FRESH), wishes.contains(SIMULATOR));
        } catch (CannotStart why) {
            System.err.println("\nMulti-Service Chat does not start:\n" + why.getMessage());
            System.exit(REFUSED);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Checkout checkout, boolean fresh, boolean simulator) throws InterruptedException {
        Instant began = Instant.now();
        Settings own = Settings.of(DotEnv.read(checkout.dotEnv()), System.getenv());
        Ports ports = Ports.of(own, Part.all(simulator));
        Settings settings = simulator ? Simulation.of(own, ports) : own;
        Console console = new Console(System.out::println);
        DataFolder data = DataFolder.open(checkout.dataFolder(settings));
        console.say("Multi-Service Chat, with its data in " + data.folder());
        KnownSettings.shipped()
                .unknownAmong(own.values().keySet())
                .forEach(unknown -> console.say("  " + unknown.inWords()));
        if (fresh) {
            forget(data, console);
        }
        Stack stack = Stack.prepare(checkout, data, ports, settings, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, console), "stops the stack"));
        try {
            stack.start();
            Welcome.lines(ports, data, Duration.between(began, Instant.now())).forEach(console::say);
            if (simulator) {
                Welcome.simulated(ports).forEach(console::say);
            }
            stack.train();
        } catch (CannotStart why) {
            if (!stack.isClosing()) {
                throw why;
            }
            // Stopped while it was starting: that is no failure.
        }
        new CountDownLatch(1).await();
    }

    private static void forget(DataFolder data, Console console) {
        Stack.endLeftovers(data, console);
        List<String> notOurs = data.forget();
        console.say("  the data of before is forgotten");
        if (!notOurs.isEmpty()) {
            console.say("  left alone, not made by us: " + String.join(", ", notOurs));
        }
    }

    private static void stop(Stack stack, Console console) {
        console.say("\nStopping ...");
        stack.close();
        console.say("Stopped; no process is left.");
    }
}
