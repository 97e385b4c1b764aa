# How long did states take to consent to the Budapest Convention? Three clocks, three sets of states at risk.
# Reads tables/*.csv, writes results/*.csv. Base R and survival. Run it in the folder that holds tables/.

suppressMessages(library(survival))

YEAR <- 365.25
read_table <- function(name) {
  read.csv(file.path("tables", paste0(name, ".csv")), colClasses = "character", na.strings = character(),
           encoding = "UTF-8", check.names = FALSE)
}

number <- function(x) ifelse(is.na(x), "", sprintf("%.6g", x))

write_result <- function(name, frame) {
  cells <- lapply(frame, function(column) if (is.numeric(column)) number(column) else as.character(column))
  stopifnot(!any(grepl("[\",\n]", unlist(cells))))
  dir.create("results", showWarnings = FALSE)
  file <- file(file.path("results", paste0(name, ".csv")), "wb")
  writeLines(enc2utf8(c(paste(names(frame), collapse = ","), do.call(paste, c(cells, sep = ",")))), file, useBytes = TRUE)
  close(file)
}

# Spells. An event between two days took place after t_lower and by t_upper; an exact one has both alike.

spells <- function(name, reading) {
  frame <- read_table(name)
  frame <- frame[frame$event %in% c("0", "1"), ]
  happened <- frame$event == "1"
  lower <- as.numeric(frame$t_lower)
  upper <- as.numeric(frame$t_upper)
  first <- ifelse(is.na(lower), 0, ifelse(lower == upper, upper, lower + 1))
  last <- as.numeric(frame$t_stop)
  data.frame(coe = frame$coe_possible == "1", event = as.integer(happened), lower = lower, upper = upper,
             time = ifelse(happened & reading == "possible", first, last))
}

curve_of <- function(frame) {
  fit <- survfit(Surv(time, event) ~ 1, data = frame, conf.type = "log-log")
  data.frame(time = fit$time, n_risk = fit$n.risk, n_event = fit$n.event, left = fit$surv,
             lower = fit$lower, upper = fit$upper)[fit$n.event > 0, ]
}

first_day <- function(curve, values) {
  at <- which(!is.na(values) & values <= 0.5 + 1e-9)
  if (length(at)) curve$time[at[1]] / YEAR else NA
}

# As survfit prints it: the middle of two days if exactly half are left between them
printed_median <- function(curve) {
  at <- which(curve$left <= 0.5 + 1e-9)[1]
  if (is.na(at)) return(NA)
  if (abs(curve$left[at] - 0.5) > 1e-9 || at == nrow(curve)) return(curve$time[at] / YEAR)
  mean(curve$time[at + 0:1]) / YEAR
}

cases <- list(
  list(clock = "signature", event = "consent", who = "signatories", table = "from-signature"),
  list(clock = "signature", event = "consent", who = "signatories in the Council of Europe", table = "from-signature"),
  list(clock = "opening", event = "consent", who = "members of the United Nations", table = "from-opening"),
  list(clock = "signature", event = "entry into force", who = "signatories", table = "from-signature-to-force"),
  list(clock = "opening", event = "entry into force", who = "members of the United Nations", table = "from-opening-to-force"))

medians <- shares <- curves <- list()
for (case in cases) for (reading in c("certain", "possible")) {
  frame <- spells(case$table, reading)
  if (grepl("Council", case$who)) frame <- frame[frame$coe, ]
  curve <- curve_of(frame)
  named <- data.frame(clock = case$clock, event = case$event, who = case$who, reading = reading)
  medians[[length(medians) + 1]] <- cbind(named, data.frame(
    at_risk = nrow(frame), events = sum(frame$event), median = first_day(curve, curve$left),
    lower = first_day(curve, curve$lower), upper = first_day(curve, curve$upper), survfit_prints = printed_median(curve)))
  for (years in c(5, 10, 20)) {
    now <- rbind(data.frame(left = 1, lower = NA, upper = NA), curve[c("left", "lower", "upper")])
    now <- now[1 + sum(curve$time <= years * YEAR), ]
    shares[[length(shares) + 1]] <- cbind(named, data.frame(
      years = years, still_at_risk = sum(frame$time >= years * YEAR), share = 1 - now$left,
      lower = 1 - now$upper, upper = 1 - now$lower))
  }
  if (case$event == "consent" && reading == "certain")
    curves[[length(curves) + 1]] <- cbind(named[c("clock", "who")], curve)
  if (reading == "certain") {
    # Turnbull's estimate takes the intervals themselves; with exact days it is the curve of Kaplan and Meier, as far as
    # survfit goes with it: it stops as soon as no step is greater than 0.00005
    censored <- survfit(Surv(lower, upper, type = "interval2") ~ 1, data = frame)
    gap <- max(abs(summary(censored, times = curve$time)$surv - curve$left))
    inexact <- sum(frame$event == 1 & (is.na(frame$lower) | frame$lower != frame$upper))
    cat(sprintf("%s, %s, %s: %d of %d events without an exact day; Turnbull is within %.1g\n",
                case$clock, case$event, case$who, inexact, sum(frame$event), gap))
  }
}
write_result("medians", do.call(rbind, medians))
write_result("shares", do.call(rbind, shares))
write_result("curves", do.call(rbind, curves))

# The naive mean, and whom it leaves out

signed <- spells("from-signature", "certain")
opened <- read_table("from-opening")
write_result("naive", data.frame(
  who = c("signatories that consented", "signatories that wait", "consented without a signature"),
  states = c(sum(signed$event == 1), sum(signed$event == 0), sum(opened$event == "1" & opened$act == "Accession")),
  mean_years = c(mean(signed$time[signed$event == 1]) / YEAR, NA, NA)))

# From invitation

acts <- read_table("acts")
invited <- acts[acts$type == "InvitationToAccede", ]
acceded <- acts[acts$type == "Accession", ]
dated <- invited[nzchar(invited$lower) & invited$lower == invited$upper, ]
lag <- merge(dated[c("sender", "upper")], acceded[c("sender", "upper")], by = "sender")
days <- as.numeric(as.Date(lag$upper.y) - as.Date(lag$upper.x))
write_result("invitations", data.frame(
  what = c("acceded", "acceded and invitation recorded", "acceded and invitation dated to a day", "invited and waiting",
           "invited and waiting and invitation dated to a day", "longest wait from invitation to accession in days"),
  number = c(nrow(acceded), sum(acceded$sender %in% invited$sender), nrow(lag), sum(!invited$sender %in% acceded$sender),
             sum(!dated$sender %in% acceded$sender), if (length(days)) max(days) else NA)))
cat(sprintf("From invitation: %d of %d accessions have an invitation dated to a day; no curve can be drawn from that.\n",
            nrow(lag), nrow(acceded)))
