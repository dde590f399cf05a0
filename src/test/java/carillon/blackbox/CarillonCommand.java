package carillon.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of the jar that is run to its end, as a process of its own. */
record CarillonCommand(int status, String printed) {
    /** The exit code of a process that SIGTERM ended. */
    static final int TERMINATED = 143;

    /** Runs it with the token of the tests' servers in its environment; what it printed has its errors, too. */
    static CarillonCommand run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CarillonCommand(process.waitFor(), printed);
    }

    /** Starts it and does not wait. */
    static Process start(String... arguments) throws IOException {
        return startBehind(List.of(), arguments);
    }

    /** Starts it by another program, which sets limits to it. */
    static Process startBehind(List<String> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(RunningServer.java());
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-jar", Path.of("target", "carillon.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "CARILLON_ADMIN_TOKEN", RunningServer.TOKEN));
        return builder.start();
    }
}
