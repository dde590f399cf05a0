package carillon.pages;

import carillon.support.Command;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Node of Playwright's driver, so that none has to be installed. */
final class Node {
    private Node() {}

    /** Runs Node with these arguments to its end and returns what it printed, errors included. */
    static String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst());
        command.addAll(arguments);
        return Command.run(command);
    }
}
