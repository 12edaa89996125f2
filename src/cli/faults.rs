//! Faults of the world in the words of the catalogue.

use crate::build::fault::{Obstacle, OutputFault, Refusal};
use crate::build::session::Fault;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};

/// Turns a fault into what is printed of it.
pub(super) fn report(fault: &Fault) -> Report {
    let mut report = Report::new();
    match fault {
        Fault::Source(fault) => report.push(
            Diagnostic::of_run(Code::CannotRead)
                .with("path", &fault.path)
                .with("reason", &fault.source),
        ),
        Fault::Changed(_) => report.push(Diagnostic::of_run(Code::ChangedWhileReading)),
        Fault::Output(fault) => output(fault, &mut report),
    }
    report
}

fn output(fault: &OutputFault, report: &mut Report) {
    match fault {
        OutputFault::Disk { path, source, .. } => {
            let reason = format!("{}: {source}", path.display());
            report.push(Diagnostic::of_run(Code::CannotWrite).with("reason", reason));
        }
        OutputFault::Refused { path, why } => report.push(
            Diagnostic::of_run(Code::OutputRefused)
                .with("path", path.display())
                .with("reason", refusal(why)),
        ),
        OutputFault::Obstructed(obstacles) => {
            obstacles.iter().for_each(|obstacle| report.push(in_the_way(obstacle)));
        }
        OutputFault::Held { .. } | OutputFault::Unclean { .. } | OutputFault::Twice { .. } => {
            report.push(Diagnostic::of_run(Code::CannotWrite).with("reason", fault));
        }
    }
}

fn in_the_way(obstacle: &Obstacle) -> Diagnostic {
    let (path, wanted) = match obstacle {
        Obstacle::Stranger { path, wanted, .. } => (path, wanted),
        Obstacle::FileAndFolder { file, below } => (file, below),
    };
    Diagnostic::of_run(Code::InTheWay).with("path", path).with("wanted", wanted)
}

fn refusal(why: &Refusal) -> Value {
    match why {
        Refusal::Root => {
            Value::words("đó là gốc của hệ thống tệp", "it is the root of the file system")
        }
        Refusal::Home => {
            Value::words("đó là thư mục nhà của bạn", "it is or holds your home folder")
        }
        Refusal::Holds(path) => Value::words(
            format!("nó chứa {}, nơi chương trình đọc nội dung", path.display()),
            format!("it is or holds {}, which the build reads", path.display()),
        ),
        Refusal::Inside(path) => Value::words(
            format!("nó nằm trong {}, nơi chương trình đọc nội dung", path.display()),
            format!("it lies in {}, which the build reads", path.display()),
        ),
        Refusal::Link => Value::words("đó là liên kết tượng trưng", "it is a symbolic link"),
        Refusal::NoFolder => Value::words("đó không phải thư mục", "it is no folder"),
        Refusal::NotOurs => Value::words(
            "nó có sẵn tệp mà không phải do bantin tạo ra",
            "it holds files that bantin did not make",
        ),
    }
}
